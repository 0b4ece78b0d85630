namespace CallingDomain.Dialing;

/// <summary>Functions of real numbers with the same bits on every machine, which <see cref="Math.Exp"/> and <see cref="Math.Log(double)"/> do not guarantee: only additions, subtractions, multiplications, divisions and square roots, whose results IEEE 754 defines.</summary>
/// <remarks>Accurate to about 15 digits.</remarks>
internal static class PortableMath
{
    private const double Ln2 = 0.693147180559945309417232;
    private const double SquareRootOf2 = 1.41421356237309504880169;
    private const int MantissaBits = 52, ExponentBias = 1023;
    private const int LogarithmTerms = 12, ExponentialTerms = 14;
    private const double MostExponent = 700;

    // From the highest power of r down. Source: M. J. Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied Statistics 37 (1988).
    private static ReadOnlySpan<double> CentralNumerator => [2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0];

    private static ReadOnlySpan<double> CentralDenominator => [5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4, 5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1];

    private static ReadOnlySpan<double> MiddleNumerator => [7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0, 3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0];

    private static ReadOnlySpan<double> MiddleDenominator => [1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1];

    private static ReadOnlySpan<double> TailNumerator => [2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0];

    private static ReadOnlySpan<double> TailDenominator => [2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1];

    /// <summary>The natural logarithm of a normal number above 0.</summary>
    public static double Ln(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> MantissaBits) - ExponentBias;
        var mantissa = BitConverter.Int64BitsToDouble((bits & ((1L << MantissaBits) - 1)) | ((long)ExponentBias << MantissaBits));
        if (mantissa > SquareRootOf2) (mantissa, exponent) = (mantissa / 2, exponent + 1);
        var part = (mantissa - 1) / (mantissa + 1);
        var square = part * part;
        var sum = 0.0; // 1 + square / 3 + square² / 5 + …
        for (var i = LogarithmTerms; i >= 0; i--) sum = (sum * square) + (1.0 / ((2 * i) + 1));
        return (exponent * Ln2) + (2 * part * sum);
    }

    /// <summary>The exponential function, of arguments from -700 to 700; others count as these.</summary>
    public static double Exp(double value)
    {
        value = Math.Clamp(value, -MostExponent, MostExponent);
        var power = Math.Floor((value / Ln2) + 0.5);
        var rest = value - (power * Ln2);
        var sum = 1.0; // 1 + rest + rest² / 2! + …
        for (var i = ExponentialTerms; i > 0; i--) sum = 1 + (sum * rest / i);
        return sum * BitConverter.Int64BitsToDouble(((long)power + ExponentBias) << MantissaBits);
    }

    /// <summary>The quantile of the normal distribution with mean 0 and variance 1.</summary>
    /// <param name="probability">Above 0 and below 1.</param>
    public static double NormalQuantile(double probability)
    {
        var distance = probability - 0.5;
        if (Math.Abs(distance) <= 0.425)
        {
            var r = 0.180625 - (distance * distance);
            return distance * Polynomial(CentralNumerator, r) / Polynomial(CentralDenominator, r);
        }

        var root = Math.Sqrt(-Ln(distance <= 0 ? probability : 1 - probability));
        var quantile = root <= 5 ? Polynomial(MiddleNumerator, root - 1.6) / Polynomial(MiddleDenominator, root - 1.6) : Polynomial(TailNumerator, root - 5) / Polynomial(TailDenominator, root - 5);
        return distance <= 0 ? -quantile : quantile;
    }

    private static double Polynomial(ReadOnlySpan<double> factors, double at)
    {
        var sum = 0.0;
        foreach (var factor in factors) sum = (sum * at) + factor;
        return sum;
    }
}
