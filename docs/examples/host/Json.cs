using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace ReferenceHost;

/// <summary>Writes and reads the forms and views, without reflection.</summary>
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(ChangeAnswer))]
[JsonSerializable(typeof(Page<BusinessForm>))]
[JsonSerializable(typeof(Page<BusinessUnitForm>))]
[JsonSerializable(typeof(Page<ProgramView>))]
[JsonSerializable(typeof(Page<PhoneNumberView>))]
[JsonSerializable(typeof(Page<ChangeView>))]
[JsonSerializable(typeof(Page<HistoryRow>))]
[JsonSerializable(typeof(Page<FinalRow>))]
[JsonSerializable(typeof(ProgramForm))]
[JsonSerializable(typeof(ChannelForm))]
[JsonSerializable(typeof(ChannelView[]))]
[JsonSerializable(typeof(ScheduleForm[]))]
[JsonSerializable(typeof(AddNumbersForm))]
[JsonSerializable(typeof(NumbersForm))]
[JsonSerializable(typeof(PurposeForm))]
[JsonSerializable(typeof(AssignmentView))]
[JsonSerializable(typeof(NumberReviewForm))]
[JsonSerializable(typeof(ContentReviewForm))]
[JsonSerializable(typeof(CampaignView))]
[JsonSerializable(typeof(ContactForm[]))]
[JsonSerializable(typeof(LoadAnswer))]
[JsonSerializable(typeof(ContactView))]
[JsonSerializable(typeof(CallEndingForm))]
[JsonSerializable(typeof(CallEndingAnswer))]
[JsonSerializable(typeof(StopCallingForm))]
internal sealed partial class HostJson : JsonSerializerContext
{
    /// <summary>Absent is null, and an unknown property is refused, because it is probably a typing error.</summary>
    public static void Use(JsonSerializerOptions options)
    {
        options.TypeInfoResolverChain.Insert(0, Default.WithAddedModifier(RefuseNullItems));
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
    }

    // The nullable annotations of items are not respected by themselves.
    private static void RefuseNullItems(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Enumerable) return;
        type.OnDeserialized = list =>
        {
            if (((IEnumerable)list).Cast<object?>().Contains(null)) throw new JsonException("An item of a list is null.");
        };
    }
}
