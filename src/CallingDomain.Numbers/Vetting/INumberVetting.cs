namespace CallingDomain.Numbers;

/// <summary>Who vets numbers: a service, a list, a person's desk. The host answers; the library only asks.</summary>
/// <remarks>In tests: <c>ScriptedVetting</c> of the package CallingDomain.Testing.</remarks>
public interface INumberVetting
{
    /// <summary>Looks at a number that is <see cref="NumberStatus.Pending"/>.</summary>
    /// <param name="number">The number.</param>
    /// <param name="purpose">What its calls are for.</param>
    /// <param name="cancellation">Ends the asking; the number stays as it is.</param>
    /// <returns>The change that was found right, for <see cref="Vetting.Decide"/>; null when nothing is decided yet and the number stays Pending.</returns>
    ValueTask<StatusChange?> VetAsync(PhoneNumber number, CallPurpose purpose, CancellationToken cancellation = default);
}
