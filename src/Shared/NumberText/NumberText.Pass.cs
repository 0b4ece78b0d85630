using System.Globalization;
using System.Text;

namespace CallingDomain.Numbers;

/// <content>The pass over the characters.</content>
internal readonly partial record struct NumberText
{
    private enum Notation : byte
    {
        Mantissa,
        Exponent,
        Broken,
    }

    private enum Quote : byte
    {
        None,
        Open,
        Closed,
    }

    private struct Pass
    {
        // Placeholders for reasons that later characters decide.
        private const NumberReason OfDivider = (NumberReason)254, OfExponent = (NumberReason)255;

        private NumberReasons _causes, _mended;
        private NumberReason _first, _refusal;
        private ulong _digits, _wholeDigits;
        private int _digitCount, _wholeDigitCount; // whole: before the first dot
        private int _digitsInStretch, _longStretches;
        private int _letters, _dots, _otherSigns, _runes;
        private bool _plus, _zeroFirst, _onlyZerosSinceDot, _hasComma, _mayBeDigit;
        private ulong _exponent;
        private bool _exponentHasSign, _exponentHasDigit, _exponentIsBroken;
        private Notation _notation;
        private Quote _quote;
        private bool _spaceToMend, _breaksLine;
        private int _groups, _groupsOfWhole; // groups of digits after separators
        private bool _isParted, _endsInSign, _pointIsLast, _partsHere, _partsHereByPoint;
        private int _digitsAtPart, _groupsAtPart;

        public void AddAscii(char character)
        {
            _runes++;
            switch (character)
            {
                case >= '0' and <= '9':
                    AddDigit((ulong)(character - '0'));
                    break;
                case '=' or '\'' when HasNoContent:
                    _causes = _causes.With(NumberReason.NumberSpreadsheetGuard);
                    Mend(NumberReason.NumberSpreadsheetGuard);
                    break;
                case '"' when _quote == Quote.None && HasNoContent && _causes.Contains(NumberReason.NumberSpreadsheetGuard):
                    _quote = Quote.Open;
                    break;
                case '"' when _quote == Quote.Open && _digitCount > 0:
                    _quote = Quote.Closed;
                    break;
                case '+':
                    AddPlus();
                    break;
                case 'e' or 'E' when _notation == Notation.Mantissa && _digitCount > 0:
                    Resolve(NumberReason.NumberHasLetters);
                    _letters++;
                    (_notation, _exponentIsBroken) = (Notation.Exponent, false);
                    Refuse(OfExponent);
                    break;
                case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                    Resolve(NumberReason.NumberHasLetters);
                    AddLetter();
                    break;
                case '.':
                    AddDot();
                    break;
                case ',' when _dots == 0:
                    _hasComma = true;
                    AddDot();
                    Find(OfDivider);
                    break;
                case ' ':
                    AddSpace();
                    break;
                case '\t':
                    AddStrangeSpace();
                    break;
                case >= '\n' and <= '\r':
                    AddLineBreak();
                    break;
                case < ' ' or '\u007F':
                    AddControl(NumberReason.NumberPunctuation);
                    break;
                case '(' or ')':
                    AddSign(endsStretch: false);
                    break;
                case '-' or '/':
                    AddPartingSign(endsStretch: character == '/');
                    break;
                case '[' or ']' or '~':
                    Mend(NumberReason.NumberPunctuation);
                    AddSign(endsStretch: false);
                    break;
                case ',' or ';' or '|' or '&':
                    Refuse(OfDivider);
                    AddSign(endsStretch: true);
                    break;
                default:
                    Refuse(NumberReason.NumberPunctuation);
                    AddSign(endsStretch: character == '\\');
                    break;
            }
        }

        public void AddForeign(Rune rune)
        {
            _runes++;
            var category = Rune.GetUnicodeCategory(rune);
            switch (rune.Value)
            {
                case '\u00A0':
                    AddSpace();
                    break;
                case (>= '\u2010' and <= '\u2015') or '\u2212':
                    AddPartingSign(endsStretch: false);
                    break;
                case '\uFF0B':
                    _causes = _causes.With(NumberReason.NumberNonAsciiDigit);
                    Mend(NumberReason.NumberNonAsciiDigit);
                    AddPlus();
                    break;
                case '\uFF0E':
                    Mend(NumberReason.NumberPunctuation);
                    AddDot();
                    break;
                case '\uFF0D' or '\uFF0F' or '\u30FC': // 30FC, the long vowel mark, is used as a hyphen
                    Mend(NumberReason.NumberPunctuation);
                    AddPartingSign(endsStretch: rune.Value == '\uFF0F');
                    break;
                case '\uFF08' or '\uFF09' or '\uFF3B' or '\uFF3D' or '\uFF5E' or '\u2053' or '\u223C':
                    Mend(NumberReason.NumberPunctuation);
                    AddSign(endsStretch: false);
                    break;
                case '\u0085' or '\u2028' or '\u2029':
                    AddLineBreak();
                    break;
                default:
                    AddByCategory(rune, category);
                    break;
            }
        }

        private void AddByCategory(Rune rune, UnicodeCategory category)
        {
            if (category == UnicodeCategory.DecimalDigitNumber)
            {
                _causes = _causes.With(NumberReason.NumberNonAsciiDigit);
                Mend(NumberReason.NumberNonAsciiDigit);
                AddDigit((ulong)Rune.GetNumericValue(rune));
            }
            else if (Rune.IsLetter(rune))
            {
                AddLetter();
            }
            else if (category == UnicodeCategory.SpaceSeparator)
            {
                AddStrangeSpace();
            }
            else if (category == UnicodeCategory.Format && IsInvisible(rune))
            {
                Mend(NumberReason.NumberWhitespace);
                AddWhitespace();
            }
            else if (category is UnicodeCategory.Format or UnicodeCategory.Control)
            {
                AddControl(category == UnicodeCategory.Format ? NumberReason.NumberWhitespace : NumberReason.NumberPunctuation);
            }
            else
            {
                _mayBeDigit |= rune == Rune.ReplacementChar || category is UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber;
                Refuse(NumberReason.NumberPunctuation);
                AddSign(endsStretch: false);
            }
        }

        public NumberText End()
        {
            EndStretch();
            Resolve(NumberReason.NumberPunctuation);
            if (_quote == Quote.Open) Refuse(NumberReason.NumberPunctuation);
            if (_digitCount == 0) Find(_plus || _dots + _otherSigns > 0 ? NumberReason.NumberPunctuation : NumberReason.NumberMissing);
            var reasonOfExponent = _exponentHasDigit && !_exponentIsBroken ? NumberReason.NumberScientific : NumberReason.NumberHasLetters;
            if (_first == OfExponent) _first = reasonOfExponent;
            if (IsScientific) return EndScientific();

            if (_refusal == OfExponent) _refusal = reasonOfExponent;
            var causes = _causes;
            if (_letters > 0) causes = causes.With(NumberReason.NumberHasLetters);
            var isDecimal = HasOnlyDot && _onlyZerosSinceDot && _digitCount > _wholeDigitCount && _wholeDigitCount > 0;
            var count = isDecimal ? _wholeDigitCount : _digitCount;
            if ((_longStretches > 1 && count >= 2 * LeastDigitsOfANumber) || (count > MaxDigits && (_otherSigns > 0 || _dots > 0 || causes.Contains(NumberReason.NumberWhitespace))))
                causes = causes.With(NumberReason.NumberMultiple);
            if (isDecimal) return EndDecimal(causes);

            if (_hasComma) Refuse(_wholeDigitCount >= LeastDigitsOfANumber && _digitCount > _wholeDigitCount ? NumberReason.NumberMultiple : NumberReason.NumberPunctuation);
            if (_dots > 0 || _otherSigns > 0) causes = causes.With(NumberReason.NumberPunctuation);
            if (_digitCount == 0 && !_plus && _letters == 0 && _dots == 0 && _otherSigns == 0) causes = causes.With(NumberReason.NumberMissing);
            return Result(causes, _digits, _digitCount, _mayBeDigit) with
            {
                Fraction = HasOnlyDot && _groups == 1 ? _digitCount - _wholeDigitCount : 0,
                Ending = _digitsAtPart == 0 || _endsInSign ? default : (_digitCount - _digitsAtPart, _pointIsLast, _groupsAtPart == 0 && _digitsAtPart >= LeastDigitsOfANumber),
            };
        }

        // All digits are present only if the mantissa has as many as the exponent requires.
        private NumberText EndScientific()
        {
            var whole = _wholeDigitCount == 1 && _exponent == (ulong)(_digitCount - 1);
            if (_refusal == OfExponent) _refusal = whole ? NumberReason.Unspecified : NumberReason.NumberScientific;
            if (whole) _mended = _mended.With(NumberReason.NumberScientific);
            return Result(_causes.With(NumberReason.NumberScientific), _digits, _digitCount, lostDigits: !whole);
        }

        private NumberText EndDecimal(NumberReasons causes)
        {
            // The plan itself refuses only this form: digits and .0.
            if (!_hasComma && _digitCount > LeastDigitsOfANumber && _runes == _digitCount + 1 + (_plus ? 1 : 0) && _digitCount == _wholeDigitCount + 1) Find(NumberReason.NumberDecimalSuffix);
            _mended = _mended.With(NumberReason.NumberDecimalSuffix);
            return Result(causes.With(NumberReason.NumberDecimalSuffix), _wholeDigits, _wholeDigitCount, lostDigits: false) with
            {
                HasLongFractionOfGroups = (_groupsOfWhole > 0 && _digitCount > _wholeDigitCount + 1) || _groups - _groupsOfWhole > 1,
            };
        }

        private readonly NumberText Result(NumberReasons causes, ulong digits, int count, bool lostDigits) =>
            new(causes, digits, count, _plus, _zeroFirst, lostDigits) { First = _first, Refusal = _refusal, Mended = _mended };

        private readonly bool HasNoContent => _digitCount == 0 && !_plus && _letters == 0 && _dots == 0 && _otherSigns == 0;

        private readonly bool HasOnlyDot => _dots == 1 && _otherSigns == 0 && _letters == 0;

        private readonly bool IsScientific => _notation == Notation.Exponent && _letters == 1 && _exponent > 0 && _dots <= 1 && _otherSigns == 0;

        private void AddDigit(ulong digit)
        {
            if (_notation == Notation.Exponent)
            {
                _exponent = Math.Min((_exponent * 10) + digit, 1000);
                _exponentHasDigit = true;
                return;
            }

            Resolve(_digitCount >= LeastDigitsOfANumber ? NumberReason.NumberMultiple : NumberReason.NumberPunctuation);
            if (_digitCount == 0) _zeroFirst = digit == 0;
            else EndSigns();
            if (_quote == Quote.Closed) Refuse(NumberReason.NumberPunctuation);
            (_isParted, _partsHere, _breaksLine, _spaceToMend, _endsInSign) = (false, false, false, false, false);
            if (_digitCount < MaxDigits) _digits = (_digits * 10) + digit;
            _digitCount++;
            _digitsInStretch++;
            if (digit != 0) _onlyZerosSinceDot = false;
            if (_dots == 0) (_wholeDigits, _wholeDigitCount) = (_digits, _digitCount);
        }

        // The separators before this digit are between digits.
        private void EndSigns()
        {
            if (_breaksLine) Refuse(NumberReason.NumberWhitespace);
            if (_spaceToMend) _mended = _mended.With(NumberReason.NumberWhitespace);
            if (_partsHere) (_digitsAtPart, _groupsAtPart, _pointIsLast) = (_digitCount, _groups, _partsHereByPoint);
            if (_isParted) _groups++;
        }

        private void AddPlus()
        {
            if (_notation == Notation.Exponent && !_exponentHasDigit && !_exponentHasSign)
            {
                _exponentHasSign = true; // 1.5E+10
                return;
            }

            if (_digitCount == 0 && !_plus && _letters == 0 && _refusal == NumberReason.Unspecified)
            {
                _plus = true;
                return;
            }

            Refuse(_digitCount >= LeastDigitsOfANumber ? NumberReason.NumberMultiple : NumberReason.NumberPunctuation);
            AddSign(endsStretch: true);
        }

        private void AddLetter()
        {
            Refuse(NumberReason.NumberHasLetters);
            _letters++;
            (_notation, _exponentIsBroken) = (Notation.Broken, true);
            EndStretch();
        }

        private void AddDot()
        {
            _dots++;
            (_onlyZerosSinceDot, _exponentIsBroken) = (true, true);
            if (_dots == 1) _groupsOfWhole = _groups;
            Part(byPoint: true);
        }

        private void AddPartingSign(bool endsStretch)
        {
            if (_notation == Notation.Exponent && !_exponentHasDigit && !_exponentHasSign) _exponentHasSign = true;
            else _exponentIsBroken = true;
            _otherSigns++;
            if (endsStretch) EndStretch();
            Part(byPoint: false);
        }

        private void Part(bool byPoint) => (_partsHere, _partsHereByPoint, _isParted, _endsInSign) = (true, byPoint, true, true);

        private void AddSign(bool endsStretch)
        {
            _otherSigns++;
            (_isParted, _endsInSign, _exponentIsBroken) = (true, true, true);
            if (endsStretch) EndStretch();
        }

        private void AddSpace()
        {
            _isParted = true;
            AddWhitespace();
        }

        // Surrounding white space needs no repair.
        private void AddStrangeSpace()
        {
            Find(NumberReason.NumberWhitespace);
            _spaceToMend = true;
            AddSpace();
        }

        private void AddLineBreak()
        {
            Find(NumberReason.NumberWhitespace);
            _breaksLine = true;
            AddSpace();
        }

        private void AddControl(NumberReason reason)
        {
            Refuse(reason);
            AddWhitespace();
        }

        private void AddWhitespace()
        {
            _causes = _causes.With(NumberReason.NumberWhitespace);
            _exponentIsBroken = true;
            EndStretch();
        }

        private void EndStretch()
        {
            if (_digitsInStretch >= LeastDigitsOfANumber) _longStretches++;
            _digitsInStretch = 0;
        }

        private void Find(NumberReason reason)
        {
            if (_first == NumberReason.Unspecified) _first = reason;
        }

        private void Mend(NumberReason reason)
        {
            Find(reason);
            _mended = _mended.With(reason);
        }

        private void Refuse(NumberReason reason)
        {
            Find(reason);
            if (_refusal == NumberReason.Unspecified) _refusal = reason;
        }

        // Later characters decide whether a comma or other divider separates two numbers.
        private void Resolve(NumberReason reason)
        {
            if (_first == OfDivider) _first = reason;
            if (_refusal == OfDivider) _refusal = reason;
        }

        // Direction marks, joiners, soft hyphens and byte order marks, but no prepended marks.
        private static bool IsInvisible(Rune rune) => rune.IsBmp && rune.Value is '\u061C' or (< '\u0600' or > '\u08FF') and (< '\uFFF9' or > '\uFFFB');
    }
}
