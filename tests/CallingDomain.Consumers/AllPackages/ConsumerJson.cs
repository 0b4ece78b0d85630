using System.Text.Json.Serialization;
using CallingDomain.Contacts;
using CallingDomain.Programs;

namespace CallingDomain.Consumers;

[JsonSerializable(typeof(Contact))]
[JsonSerializable(typeof(PortalChange))]
internal sealed partial class ConsumerJson : JsonSerializerContext;
