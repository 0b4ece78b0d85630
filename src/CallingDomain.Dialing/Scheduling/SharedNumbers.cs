using System.Runtime.InteropServices;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The numbers that other campaigns or shards call too, each with its lease and the contacts that wait for the lease.</summary>
internal sealed class SharedNumbers
{
    private readonly Dictionary<PhoneNumber, int> _places = [];
    private readonly List<NumberShare> _shares = [];

    /// <summary>A shared number by its place; valid until another number is shared.</summary>
    public ref NumberShare this[int place] => ref CollectionsMarshal.AsSpan(_shares)[place];

    public ReadOnlySpan<NumberShare> All => CollectionsMarshal.AsSpan(_shares);

    public void Add(PhoneNumber number)
    {
        if (_places.TryAdd(number, _shares.Count)) _shares.Add(new NumberShare { Number = number, Waiting = -1 });
    }

    public bool TryFind(PhoneNumber number, out int place) => _places.TryGetValue(number, out place);
}

/// <summary>A shared number.</summary>
internal struct NumberShare
{
    public PhoneNumber Number;

    /// <summary>Whether the number is leased, so that it may be called.</summary>
    public bool IsLeased;

    /// <summary>The last contact that waits for the lease; -1 for none. Each contact links to the previous one.</summary>
    public int Waiting;
}
