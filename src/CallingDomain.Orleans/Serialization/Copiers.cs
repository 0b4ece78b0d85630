using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using Orleans.Serialization.Cloning;

namespace CallingDomain.Orleans;

// Within a silo Orleans copies what a message contains. These values are immutable, and are passed on as they are.
[RegisterCopier]
internal sealed class PhoneNumberCopier : ShallowCopier<PhoneNumber>;

[RegisterCopier]
internal sealed class ContactItemTypeCopier : ShallowCopier<ContactItemType>;

[RegisterCopier]
internal sealed class ContactPhoneCopier : ShallowCopier<ContactPhone>;

[RegisterCopier]
internal sealed class ContactCopier : ShallowCopier<Contact>;

[RegisterCopier]
internal sealed class AttemptCopier : ShallowCopier<Attempt>;

[RegisterCopier]
internal sealed class CallbackTimeCopier : ShallowCopier<CallbackTime>;

[RegisterCopier]
internal sealed class CallEndingCopier : ShallowCopier<CallEnding>;

[RegisterCopier]
internal sealed class FinalEntryCopier : ShallowCopier<FinalEntry>;

[RegisterCopier]
internal sealed class ExplanationCopier : ShallowCopier<Explanation>;

[RegisterCopier]
internal sealed class DueGroupCopier : ShallowCopier<DueGroup>;
