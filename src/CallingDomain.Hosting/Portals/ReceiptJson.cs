using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using CallingDomain.Programs;

namespace CallingDomain.Hosting;

/// <summary>Writes and reads receipts.</summary>
internal static class ReceiptJson
{
    /// <summary>A hash of a request, of its user and of its reason; the instant does not matter.</summary>
    public static string FingerprintOf(PortalRequest request, PortalSubmission submission) =>
        Hash(new FingerprintedRequest(submission.By, submission.Why, request with { At = default }, Reverted: null));

    /// <summary>The same for reverting a change.</summary>
    public static string FingerprintOf(long reverted, PortalSubmission submission) => Hash(new FingerprintedRequest(submission.By, submission.Why, Request: null, reverted));

    public static PortalReceipt Write(string key, string fingerprint, PortalAnswer answer) =>
        new(key, fingerprint, answer.Version, JsonSerializer.SerializeToUtf8Bytes(new ReceiptContent(answer.Notices, answer.Numbers), ReceiptJsonContext.Default.ReceiptContent));

    /// <exception cref="JournalException">The receipt is damaged.</exception>
    public static PortalAnswer Read(PortalReceipt receipt, PortalChange change)
    {
        try
        {
            var content = JsonSerializer.Deserialize(receipt.Answer.Span, ReceiptJsonContext.Default.ReceiptContent)!;
            return new PortalAnswer(receipt.Version) { Change = change, Notices = content.Notices, Numbers = content.Numbers, IsRepeated = true };
        }
        catch (JsonException exception)
        {
            throw new JournalException(JournalReason.Damaged, $"The receipt of version {receipt.Version} cannot be read.", exception);
        }
    }

    private static string Hash(FingerprintedRequest request) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, ReceiptJsonContext.Default.FingerprintedRequest)));
}

/// <summary>What makes a request the same request.</summary>
internal sealed record FingerprintedRequest(string By, string Why, PortalRequest? Request, long? Reverted);

/// <summary>The part of an answer that is not in the change.</summary>
internal sealed record ReceiptContent(ImmutableArray<PortalReason> Notices, ImmutableArray<NumberResult> Numbers);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FingerprintedRequest))]
[JsonSerializable(typeof(ReceiptContent))]
internal sealed partial class ReceiptJsonContext : JsonSerializerContext;
