using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace ClusterHost;

/// <summary>Writes and reads the forms and views, without reflection.</summary>
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(CampaignView))]
[JsonSerializable(typeof(ChangeAnswer))]
[JsonSerializable(typeof(MaxCallsForm))]
[JsonSerializable(typeof(LoadAnswer))]
[JsonSerializable(typeof(ContactView))]
[JsonSerializable(typeof(CallEndingForm))]
[JsonSerializable(typeof(CallEndingAnswer))]
internal sealed partial class HostJson : JsonSerializerContext
{
    /// <summary>An unknown property is refused, because it is probably a typing error.</summary>
    public static void Use(JsonSerializerOptions options)
    {
        options.TypeInfoResolverChain.Insert(0, Default);
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
    }
}
