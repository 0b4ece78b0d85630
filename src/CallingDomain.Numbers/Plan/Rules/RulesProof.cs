using System.Numerics;

namespace CallingDomain.Numbers;

/// <summary>Checks that no index of the tables is out of range, so that reading a number needs no checks and cannot throw.</summary>
internal sealed class RulesProof
{
    private const int MostTemplateUnits = 24;
    private const int MostGroups = 8;
    private const int AllDigits = DigitMachine.DigitMask;
    private readonly RulesTables _tables;
    private readonly ushort[] _words;
    private readonly Kind[] _kinds;

    private RulesProof(RulesTables tables)
    {
        _tables = tables;
        _words = tables.Machine.Words;
        _kinds = new Kind[_words.Length];
    }

    // per word: no state, a state, or a state that leads to a leaf
    private enum Kind : byte
    {
        Inside = 0,
        State = 1,
        Leafy = 2,
    }

    internal static bool IsSound(RulesTables tables)
    {
        var proof = new RulesProof(tables);
        return proof.AreStatesSound() && proof.AreLayoutsSound() && proof.AreTerritoriesSound();
    }

    private bool AreTerritoriesSound()
    {
        var territories = _tables.Territories;
        if (territories.Length == 0 || !IsBlank(in territories[0])) return false;
        for (var index = 1; index < territories.Length; index++)
        {
            if (!IsSound(in territories[index])) return false;
        }

        foreach (var index in _tables.ByRegion)
        {
            if (index >= territories.Length) return false;
        }

        for (var code = 0; code < _tables.ByCallingCode.Length; code++)
        {
            var index = _tables.ByCallingCode[code];
            if (index >= territories.Length || (index != 0 && territories[index].CallingCode != code)) return false;
        }

        return true;
    }

    private static bool IsBlank(in Territory blank) => blank is
    {
        CallingCode: 0, CallingCodeDigits: 0, General: 0, InternationalPrefix: 0, NationalPrefix: 0, Transform: 0, TrunkText: 0,
        InternationalText: 0, LayoutRoots: 0, LayoutCount: 0, Plain: 0,
    };

    private bool IsSound(in Territory territory) =>
        territory.Region is > 0 and < RegionCode.Bound
        && territory.CallingCode is > 0 and < PlanRules.CallingCodeBound
        && territory.CallingCodeDigits == (territory.CallingCode < 10 ? 1 : territory.CallingCode < 100 ? 2 : 3)
        && territory.Lengths is > 0 and < 1u << (Territory.LongestNational + 1)
        && territory.LongestPossible == BitOperations.Log2(territory.Lengths)
        && _tables.ByCallingCode[territory.CallingCode] != 0
        && IsPattern(territory.General) && IsPattern(territory.InternationalPrefix) && IsPattern(territory.NationalPrefix)
        && IsText(territory.TrunkText) && IsText(territory.InternationalText)
        && IsTemplate(territory.Transform, mostGroups: 1)
        && territory.LayoutRoots + territory.LayoutCount <= _tables.LayoutRoots.Length;

    private bool AreStatesSound()
    {
        if (_words.Length == 0 || _tables.Machine.Notes.Length == 0) return false;
        for (var at = 1; at < _words.Length;)
        {
            var runs = _words[at] & AllDigits;
            var next = at + 1 + BitOperations.PopCount((uint)runs);
            if ((runs & 1) == 0 || _words[at] >> DigitMachine.DigitBits >= _tables.Machine.Notes.Length || next > _words.Length) return false;
            var kind = Kind.State;
            for (var target = at + 1; target < next; target++)
            {
                if (!IsTarget(_words[target], at, out var isLeafy)) return false;
                if (isLeafy) kind = Kind.Leafy;
            }

            _kinds[at] = kind;
            at = next;
        }

        return true;
    }

    // targets have smaller offsets: there are no cycles
    private bool IsTarget(ushort target, int below, out bool isLeafy)
    {
        isLeafy = (target & DigitMachine.LeafBit) != 0;
        if (isLeafy) return (target & ~DigitMachine.LeafBit) < _tables.Layouts.Length / RulesTables.LayoutWords;
        if (target == DigitMachine.Dead) return true;
        if (target >= below || _kinds[target] == Kind.Inside) return false;
        isLeafy = _kinds[target] == Kind.Leafy;
        return true;
    }

    private bool IsPattern(ushort root) => IsTarget(root, _words.Length, out var isLeafy) && !isLeafy;

    private bool AreLayoutsSound()
    {
        foreach (var root in _tables.LayoutRoots)
        {
            if (!IsTarget(root, _words.Length, out _)) return false;
        }

        for (var at = 0; at < _tables.Layouts.Length; at += 2)
        {
            var groups = _tables.Layouts[at];
            if (!IsText(groups) || _tables.Texts[groups] > MostGroups || !IsTemplate(_tables.Layouts[at + 1], _tables.Texts[groups])) return false;
        }

        return true;
    }

    private bool IsText(ushort place) => place < _tables.Texts.Length && place + 1 + _tables.Texts[place] <= _tables.Texts.Length;

    // every group at most once and few other characters: a formatted number fits its buffer
    private bool IsTemplate(ushort place, int mostGroups)
    {
        if (!IsText(place) || _tables.Texts[place] > MostTemplateUnits) return false;
        var used = 0;
        foreach (var unit in _tables.Texts.AsSpan(place + 1, _tables.Texts[place]))
        {
            if (unit is >= (byte)' ' and < 127) continue;
            if (unit == 0 || unit > mostGroups || ((used >> unit) & 1) != 0) return false;
            used |= 1 << unit;
        }

        return true;
    }
}
