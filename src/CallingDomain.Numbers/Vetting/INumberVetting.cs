using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Vets numbers: implemented by the host over a service, a list or manual review.</summary>
/// <remarks>In tests: <c>ScriptedVetting</c> of the package CallingDomain.Testing.</remarks>
[JsonConverter(typeof(NumbersJsonConverter))]
public interface INumberVetting
{
    /// <summary>Vets a number with status <see cref="NumberStatus.Pending"/>.</summary>
    /// <param name="number">The number.</param>
    /// <param name="purpose">The purpose of its calls.</param>
    /// <param name="cancellation">Cancels the request; the status is unchanged.</param>
    /// <returns>The change, for <see cref="Vetting.Decide"/>; null if there is no decision yet.</returns>
    ValueTask<StatusChange?> VetAsync(PhoneNumber number, CallPurpose purpose, CancellationToken cancellation = default);
}
