using System.Runtime.CompilerServices;

namespace CallingDomain.Dialing;

/// <summary>What an attempt reads and writes of a contact beside its phones: its record in the hopper and its card, side by side in 48 bytes.</summary>
internal struct ContactBlock
{
    /// <summary>The size of a block in records.</summary>
    public const int Records = 3;

    public ContactRecord Record;
    public ContactCard Card;

    /// <summary>The block of a contact, which its record begins.</summary>
    public static ref ContactBlock Of(ContactRecords records, int contact) => ref Unsafe.As<ContactRecord, ContactBlock>(ref records[contact]);
}
