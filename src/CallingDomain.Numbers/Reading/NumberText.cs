using System.Globalization;
using System.Text;

namespace CallingDomain.Numbers;

/// <summary>What a text that should be a phone number is made of, found in one pass, so that a refusal can name its cause.</summary>
/// <remarks>Only refused texts come here. Linear in the text's length and without allocation, whatever the text.</remarks>
internal readonly record struct NumberText(NumberReasons Causes, ulong Digits, int DigitCount, bool StartsWithPlus, bool StartsWithZero, bool LostDigits)
{
    public static NumberText Of(ReadOnlySpan<char> text)
    {
        var pass = new Pass();
        foreach (var rune in text.EnumerateRunes()) pass.Add(rune); // what cannot be decoded comes as U+FFFD, a sign like any other

        return pass.End();
    }

    public static NumberText Of(ReadOnlySpan<byte> utf8)
    {
        var pass = new Pass();
        foreach (var rune in new Utf8Runes(utf8)) pass.Add(rune);

        return pass.End();
    }

    private struct Pass
    {
        private const int LeastDigitsOfANumber = 7;

        private NumberReasons _causes;
        private ulong _digits, _wholeDigits;
        private int _digitCount, _wholeDigitCount; // "whole": before the only dot
        private int _digitsInStretch, _longStretches;
        private int _letters, _dots, _otherSigns, _runes;
        private bool _plus, _zeroFirst, _onlyZerosSinceDot, _exponentHasSign, _isDoubtful;
        private ulong _exponent;
        private Notation _notation;

        private enum Notation : byte
        {
            Mantissa,
            Exponent,
            Broken,
        }

        public void Add(Rune rune)
        {
            var first = _runes++ == 0;
            if (rune.IsAscii) AddAscii((char)rune.Value, first);
            else AddForeign(rune);
        }

        private void AddAscii(char character, bool first)
        {
            switch (character)
            {
                case >= '0' and <= '9':
                    AddDigit((ulong)(character - '0'));
                    break;
                case '=' or '\'' when first:
                    _causes = _causes.With(NumberReason.NumberSpreadsheetGuard);
                    break;
                case '"' when _causes.Contains(NumberReason.NumberSpreadsheetGuard):
                    break; // the guard's other part
                case '+':
                    AddPlus();
                    break;
                case 'e' or 'E' when _notation == Notation.Mantissa && _digitCount > 0:
                    _letters++;
                    _notation = Notation.Exponent;
                    break;
                case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                    AddLetter();
                    break;
                case '.':
                case ',' when _dots == 0:
                    AddDot();
                    break;
                case <= ' ' or '\u007F':
                    AddSpace();
                    break;
                default:
                    AddSign(endsStretch: character is '/' or ';' or ',' or '|' or '&' or '\\');
                    break;
            }
        }

        private void AddForeign(Rune rune)
        {
            if (Rune.IsDigit(rune))
            {
                _causes = _causes.With(NumberReason.NumberNonAsciiDigit);
                AddDigit((ulong)Rune.GetNumericValue(rune));
            }
            else if (Rune.IsLetter(rune)) AddLetter();
            else if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control) AddSpace();
            else
            {
                _isDoubtful |= rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber; // a digit, perhaps
                AddSign(endsStretch: false);
            }
        }

        public NumberText End()
        {
            EndStretch();
            var causes = _causes;
            if (IsScientific)
            {
                // All digits are there only if the mantissa has as many as the exponent says.
                var whole = _wholeDigitCount == 1 && _exponent == (ulong)(_digitCount - 1);
                return new NumberText(causes.With(NumberReason.NumberScientific), _digits, _digitCount, StartsWithPlus: false, _zeroFirst, LostDigits: !whole);
            }

            if (_letters > 0) causes = causes.With(NumberReason.NumberHasLetters);
            if (_longStretches > 1 || (_digitCount > PhoneNumber.MaxDigits && (_otherSigns > 0 || _dots > 0 || causes.Contains(NumberReason.NumberWhitespace))))
                causes = causes.With(NumberReason.NumberMultiple);
            if (_dots == 1 && _otherSigns == 0 && _letters == 0 && _onlyZerosSinceDot && _digitCount > _wholeDigitCount && _wholeDigitCount > 0)
                return new NumberText(causes.With(NumberReason.NumberDecimalSuffix), _wholeDigits, _wholeDigitCount, _plus, _zeroFirst, LostDigits: false);
            if (_dots > 0 || _otherSigns > 0) causes = causes.With(NumberReason.NumberPunctuation);
            if (IsFraction || _isDoubtful) return new NumberText(causes, _digits, _digitCount, _plus, _zeroFirst, LostDigits: true);
            if (_digitCount == 0 && !_plus && _letters == 0 && _dots == 0 && _otherSigns == 0) causes = causes.With(NumberReason.NumberMissing);
            return new NumberText(causes, _digits, _digitCount, _plus, _zeroFirst, LostDigits: false);
        }

        // A single dot or comma stands where a number has none: behind the area code and behind the exchange it would part 7 and 4 digits.
        private readonly bool IsFraction => _dots == 1 && _otherSigns == 0 && _letters == 0 && _digitCount - _wholeDigitCount is not (0 or 4 or 7);

        private readonly bool IsScientific => _notation == Notation.Exponent && _letters == 1 && _exponent > 0 && _dots <= 1 && _otherSigns == 0;

        private void AddDigit(ulong digit)
        {
            if (_notation == Notation.Exponent)
            {
                _exponent = Math.Min((_exponent * 10) + digit, 1000);
                return;
            }

            if (_digitCount == 0) _zeroFirst = digit == 0;
            if (_digitCount < PhoneNumber.MaxDigits) _digits = (_digits * 10) + digit;
            _digitCount++;
            _digitsInStretch++;
            if (digit != 0) _onlyZerosSinceDot = false;
            if (_dots == 0) (_wholeDigits, _wholeDigitCount) = (_digits, _digitCount);
        }

        private void AddPlus()
        {
            if (_notation == Notation.Exponent && _exponent == 0 && !_exponentHasSign)
            {
                _exponentHasSign = true; // 1.5E+10
                return;
            }

            if (_digitCount == 0 && !_plus && _letters == 0 && _otherSigns == 0 && _dots == 0)
            {
                _plus = true;
                return;
            }

            _otherSigns++;
            EndStretch();
        }

        private void AddLetter()
        {
            _letters++;
            _notation = Notation.Broken;
            EndStretch();
        }

        private void AddDot()
        {
            _dots++;
            _onlyZerosSinceDot = true;
        }

        private void AddSpace()
        {
            _causes = _causes.With(NumberReason.NumberWhitespace);
            EndStretch();
        }

        private void AddSign(bool endsStretch)
        {
            _otherSigns++;
            if (endsStretch) EndStretch();
        }

        private void EndStretch()
        {
            if (_digitsInStretch >= LeastDigitsOfANumber) _longStretches++;
            _digitsInStretch = 0;
        }
    }
}
