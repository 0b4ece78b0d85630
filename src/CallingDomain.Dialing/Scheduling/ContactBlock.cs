using System.Runtime.CompilerServices;

namespace CallingDomain.Dialing;

/// <summary>A contact's hopper record and card, side by side in 48 bytes: everything except its phones that an attempt reads and writes.</summary>
internal struct ContactBlock
{
    /// <summary>The size of a block, in records.</summary>
    public const int Records = 3;

    public ContactRecord Record;
    public ContactCard Card;

    /// <summary>The block of a contact. The contact's record is the start of the block.</summary>
    public static ref ContactBlock Of(ContactRecords records, int contact) => ref Unsafe.As<ContactRecord, ContactBlock>(ref records[contact]);
}
