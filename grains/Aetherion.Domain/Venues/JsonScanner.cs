using Aetherion.Domain.Markets;

namespace Aetherion.Domain.Venues;

/// <summary>
/// Walks through the UTF-8 JSON of one frame, forward only, without allocating. The first failure stays in
/// <see cref="Status"/> and every later call answers false, so that callers test once at the end of an object. Copying
/// the scanner marks a place to come back to.
/// </summary>
internal ref struct JsonScanner(ReadOnlySpan<byte> text)
{
    /// <summary>Deeper nesting than any message of a venue has.</summary>
    public const int DepthMax = 32;

    /// <summary>As many digits always fit 64 bits.</summary>
    private const int FastDigitsMax = 18;

    private readonly ReadOnlySpan<byte> _text = text;
    private int _position;
    private bool _needsComma;

    public DecodeStatus Status { get; private set; }

    public readonly bool HasFailed => Status != DecodeStatus.Decoded;

    public bool Fail(DecodeStatus status)
    {
        if (!HasFailed)
            Status = status;
        _position = _text.Length;
        return false;
    }

    /// <summary>Whether nothing but spaces is left; otherwise the frame is malformed.</summary>
    public bool ExpectEnd()
    {
        if (HasFailed)
            return false;
        SkipSpaces();
        return _position == _text.Length || Fail(DecodeStatus.Malformed);
    }

    /// <summary>The first byte of the next value; 0 at the end.</summary>
    public byte Peek()
    {
        SkipSpaces();
        return (uint)_position < (uint)_text.Length ? _text[_position] : (byte)0;
    }

    public bool EnterObject() => Enter((byte)'{');

    public bool EnterArray() => Enter((byte)'[');

    /// <summary>Moves to the value of the object's next field; false at its end.</summary>
    public bool NextField(out ReadOnlySpan<byte> name)
    {
        if (TryNextLetter(out name))
            return true;
        return NextOf((byte)'}') && ReadString(out name) && Expect((byte)':');
    }

    /// <summary>Moves to the array's next element; false at its end.</summary>
    public bool NextElement() => NextOf((byte)']');

    /// <summary>The bytes between the quotes, escapes as written.</summary>
    public bool ReadString(out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!Expect((byte)'"'))
            return false;
        var start = _position;
        for (var i = start; (uint)i < (uint)_text.Length; i++)
        {
            var c = _text[i];
            if (c == '"')
            {
                value = _text[start..i];
                _position = i + 1;
                return true;
            }
            if (c < ' ')
                return Fail(DecodeStatus.Malformed);
            if (c == '\\')
                i++;
        }
        return Fail(DecodeStatus.Truncated);
    }

    public bool ReadText(out ShortText value)
    {
        value = default;
        return ReadString(out var text)
            && (text.Contains((byte)'\\') || !ShortText.TryCreate(text, out value)
                ? Fail(DecodeStatus.InvalidValue)
                : true);
    }

    /// <summary>A number, in quotes or bare, with at most one point and no exponent.</summary>
    public bool ReadDecimal(out ExactDecimal value)
    {
        var isQuoted = TakeIf((byte)'"');
        if (DigitBlock.TryRead(_text[_position..], out value, out var taken))
        {
            _position += taken;
            return EndNumber(isQuoted, hasDigits: true);
        }
        var isNegative = (uint)_position < (uint)_text.Length && _text[_position] == '-';
        if (isNegative)
            _position++;
        var start = _position;
        var digits = 0L;
        var point = -1;
        var i = start;
        for (; (uint)i < (uint)_text.Length; i++)
        {
            var digit = (uint)(_text[i] - '0');
            if (digit <= 9)
                digits = (digits * 10) + digit;
            else if (digit == unchecked((uint)('.' - '0')) && point < 0)
                point = i;
            else
                break;
        }
        _position = i;
        var length = i - start;
        var decimals = point < 0 ? 0 : i - point - 1;
        value = new ExactDecimal(isNegative ? -digits : digits, decimals);
        if (length > FastDigitsMax && !TryReadLong(_text[start..i], isNegative, out value))
            return Fail(DecodeStatus.InvalidValue);
        return EndNumber(isQuoted, point < 0 ? length > 0 : decimals > 0 && length > decimals + 1);
    }

    /// <summary>
    /// An array of two numbers in quotes without spaces, as venues write levels; false, and nothing is passed, for anything else.
    /// </summary>
    public bool TryReadPair(out ExactDecimal first, out ExactDecimal second)
    {
        second = default;
        var text = _text[_position..];
        if (!text.StartsWith("[\""u8) || !DigitBlock.TryRead(text[2..], out first, out var length))
        {
            first = default;
            return false;
        }
        var between = length + 2;
        if (!text[between..].StartsWith("\",\""u8) || !DigitBlock.TryRead(text[(between + 3)..], out second, out length))
            return false;
        var end = between + 3 + length;
        if (!text[end..].StartsWith("\"]"u8))
            return false;
        _position += end + 2;
        _needsComma = true;
        return true;
    }

    /// <summary>Passes a null or an empty text, as venues write what they do not know; false for anything else.</summary>
    public bool TakeAbsent() => TakeLiteral("null"u8) || TakeLiteral("\"\""u8);

    /// <summary>A number that may have an exponent, as some serialisers write small ones.</summary>
    public bool ReadScientific(out ExactDecimal value)
    {
        var start = this;
        if (ReadDecimal(out value))
            return true;
        this = start;
        return ReadNumber(out var number) && (TryScale(number, out value) || Fail(DecodeStatus.InvalidValue));
    }

    /// <summary>A number of any notation, in quotes or bare, rounded to the digits that a decimal has.</summary>
    public bool ReadNumber(out decimal value)
    {
        var isQuoted = TakeIf((byte)'"');
        var from = _position;
        while ((uint)_position < (uint)_text.Length && IsOfNumber(_text[_position]))
            _position++;
        if (!NumberParser.TryReadDecimal(_text[from.._position], out value))
            return Fail(DecodeStatus.InvalidValue);
        return !isQuoted || Expect((byte)'"');
    }

    /// <summary>A whole number, in quotes or bare.</summary>
    public bool ReadInt64(out long value)
    {
        value = 0;
        if (!ReadDecimal(out var number))
            return false;
        if (number.Decimals != 0)
            return Fail(DecodeStatus.InvalidValue);
        value = number.Digits;
        return true;
    }

    public bool ReadBoolean(out bool value)
    {
        value = Peek() == 't';
        return value ? ExpectLiteral("true"u8) : ExpectLiteral("false"u8);
    }

    /// <summary>Passes a value of any kind.</summary>
    public bool SkipValue() => SkipValue(DepthMax);

    /// <summary>A name of one letter behind another field, without spaces, as most fields of market data are.</summary>
    private bool TryNextLetter(out ReadOnlySpan<byte> name)
    {
        name = default;
        var text = _text[_position..];
        if (!_needsComma || text.Length < 5 || text[0] != ',' || text[1] != '"' || text[3] != '"' || text[4] != ':'
            || !char.IsAsciiLetter((char)text[2]))
            return false;
        name = text.Slice(2, 1);
        _position += 5;
        return true;
    }

    private bool SkipValue(int depthLeft)
    {
        if (depthLeft == 0)
            return Fail(DecodeStatus.LimitExceeded);
        switch (Peek())
        {
            case (byte)'"':
                return ReadString(out _);
            case (byte)'{':
                EnterObject();
                while (NextField(out _))
                    SkipValue(depthLeft - 1);
                return !HasFailed;
            case (byte)'[':
                EnterArray();
                while (NextElement())
                    SkipValue(depthLeft - 1);
                return !HasFailed;
            case (byte)'t':
                return ExpectLiteral("true"u8);
            case (byte)'f':
                return ExpectLiteral("false"u8);
            case (byte)'n':
                return ExpectLiteral("null"u8);
            default:
                return SkipNumber();
        }
    }

    private static bool IsOfNumber(byte c) =>
        c is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.' or (byte)'e' or (byte)'E';

    private static bool TryScale(decimal number, out ExactDecimal value)
    {
        value = default;
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        if (parts[2] != 0 || parts[1] < 0 || number.Scale > ExactDecimal.DecimalsMax)
            return false;
        var digits = ((long)parts[1] << 32) | (uint)parts[0];
        value = new ExactDecimal(number < 0 ? -digits : digits, number.Scale);
        return true;
    }

    private bool TakeLiteral(ReadOnlySpan<byte> literal)
    {
        SkipSpaces();
        if (!_text[_position..].StartsWith(literal))
            return false;
        _position += literal.Length;
        return true;
    }

    private bool SkipNumber()
    {
        var hasDigit = false;
        for (; (uint)_position < (uint)_text.Length; _position++)
        {
            var c = _text[_position];
            if (!IsOfNumber(c))
                break;
            hasDigit |= c is >= (byte)'0' and <= (byte)'9';
        }
        return hasDigit || FailHere();
    }

    private bool EndNumber(bool isQuoted, bool hasDigits)
    {
        if (!hasDigits)
            return FailHere();
        if (isQuoted)
            return Expect((byte)'"');
        // A bare number at the very end of the frame may be the first part of a longer one.
        return (uint)_position < (uint)_text.Length
            ? _text[_position] is not ((byte)'e' or (byte)'E' or (byte)'.') || Fail(DecodeStatus.InvalidValue)
            : Fail(DecodeStatus.Truncated);
    }

    /// <summary>More digits than the fast path takes: often only zeros at the end.</summary>
    private static bool TryReadLong(ReadOnlySpan<byte> text, bool isNegative, out ExactDecimal value)
    {
        var isExact = NumberParser.TryReadPlain(text, out var digits, out var decimals);
        value = new ExactDecimal(isNegative ? -digits : digits, decimals);
        return isExact;
    }

    private bool Enter(byte bracket)
    {
        _needsComma = false;
        return Expect(bracket);
    }

    private bool NextOf(byte end)
    {
        var next = Peek();
        if (next == end)
        {
            _position++;
            _needsComma = true;
            return false;
        }
        if (_needsComma && !Expect((byte)','))
            return false;
        _needsComma = true;
        return next != 0 || FailHere();
    }

    private bool Expect(byte wanted)
    {
        SkipSpaces();
        if ((uint)_position >= (uint)_text.Length || _text[_position] != wanted)
            return FailHere();
        _position++;
        return true;
    }

    private bool TakeIf(byte wanted)
    {
        SkipSpaces();
        if ((uint)_position >= (uint)_text.Length || _text[_position] != wanted)
            return false;
        _position++;
        return true;
    }

    private bool ExpectLiteral(ReadOnlySpan<byte> literal)
    {
        SkipSpaces();
        var rest = _text[_position..];
        if (rest.StartsWith(literal))
        {
            _position += literal.Length;
            return true;
        }
        return Fail(literal.StartsWith(rest) ? DecodeStatus.Truncated : DecodeStatus.Malformed);
    }

    private bool FailHere() =>
        Fail(_position < _text.Length ? DecodeStatus.Malformed : DecodeStatus.Truncated);

    private void SkipSpaces()
    {
        while ((uint)_position < (uint)_text.Length && _text[_position] <= ' ' && IsSpace(_text[_position]))
            _position++;
    }

    private static bool IsSpace(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
