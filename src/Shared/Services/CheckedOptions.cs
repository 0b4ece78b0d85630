using Microsoft.Extensions.DependencyInjection;

namespace CallingDomain.Shared;

/// <summary>Options of a package that can copy and check themselves.</summary>
internal interface ICheckedOptions<out TOptions>
{
    TOptions Copy();

    void Check(OptionProblems problems);
}

/// <summary>The options of a package in a service collection. Each call continues with the options of the call before; a refused call changes nothing.</summary>
internal sealed record CheckedOptions<TOptions>(TOptions Options)
    where TOptions : class, ICheckedOptions<TOptions>, new()
{
    /// <returns>The checked options.</returns>
    /// <exception cref="CallingDomain.Numbers.InvalidOptionsException">The options are not valid.</exception>
    public static TOptions Configure(IServiceCollection services, Action<TOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        var previous = services.FirstOrDefault(service => service.ServiceType == typeof(CheckedOptions<TOptions>));
        var given = (previous?.ImplementationInstance as CheckedOptions<TOptions>)?.Options.Copy() ?? new TOptions();
        configure?.Invoke(given);
        var options = given.Copy(); // the host may keep and change its own
        var problems = new OptionProblems();
        options.Check(problems);
        problems.ThrowIfAny(typeof(TOptions).Name);
        if (previous is not null) services.Remove(previous);
        services.AddSingleton(new CheckedOptions<TOptions>(options));
        return options;
    }
}
