using System.Buffers;
using System.Text;

namespace Aetherion.GraphQL.Language;

/// <summary>
/// Splits UTF-8 source into tokens. Strings are checked here and decoded by <see cref="StringDecoder"/>.
/// </summary>
internal ref struct Lexer(ReadOnlySpan<byte> source, int maxTokens)
{
    private static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\\n\r"u8);
    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\n\r"u8);

    private readonly ReadOnlySpan<byte> _source = source;
    private int _tokens;

    public TokenKind Kind { get; private set; }

    public int Start { get; private set; }

    public int End { get; private set; }

    public int PreviousEnd { get; private set; }

    /// <summary>The bytes of the current token, quotes included.</summary>
    public readonly ReadOnlySpan<byte> Text => _source[Start..End];

    public void Advance()
    {
        PreviousEnd = End;
        var source = _source;
        var position = End;
        var first = default(ByteClass);
        while ((uint)position < (uint)source.Length)
        {
            first = ByteClass.Of(source[position]);
            if (!first.IsIgnored)
                break;
            position++;
        }

        if (first.Kind == TokenKind.None)
            position = SkipRare(position, ref first);
        Start = position;
        if ((uint)position >= (uint)source.Length)
        {
            Kind = TokenKind.EndOfFile;
            End = source.Length;
            return;
        }

        if (++_tokens > maxTokens)
            throw new SyntaxException($"The document has more than {maxTokens} tokens.", Start, isLimit: true);
        Kind = first.Kind;
        position++;
        if (first.Kind == TokenKind.Name)
        {
            while ((uint)position < (uint)source.Length && ByteClass.Of(source[position]).IsNamePart)
                position++;
        }

        End = position;
        if (first.Kind is TokenKind.None or >= TokenKind.Spread)
            ScanLong();
    }

    private static bool IsDigit(byte value) => (uint)(value - '0') <= 9;

    /// <summary>Skips comments and byte order marks, and what may be ignored behind them.</summary>
    private readonly int SkipRare(int position, ref ByteClass first)
    {
        while (position < _source.Length)
        {
            first = ByteClass.Of(_source[position]);
            if (first.IsIgnored)
            {
                position++;
            }
            else if (_source[position] == '#')
            {
                var length = _source[position..].IndexOfAny(LineEnds);
                position = length < 0 ? _source.Length : position + length;
            }
            else if (_source[position..].StartsWith("\uFEFF"u8))
            {
                position += 3;
            }
            else
            {
                break;
            }
        }

        return position;
    }

    private void ScanLong()
    {
        switch (Kind)
        {
            case TokenKind.Int:
                ScanNumber();
                return;
            case TokenKind.String:
                ScanString();
                return;
            case TokenKind.Spread when _source[Start..].StartsWith("..."u8):
                End = Start + 3;
                return;
            default:
                throw Unexpected(Start);
        }
    }

    private void ScanNumber()
    {
        var position = Start;
        Kind = TokenKind.Int;
        if (_source[position] == '-')
            position++;
        if (At(position) == '0')
        {
            position++;
            if (IsDigit(At(position)))
                throw Unexpected(position);
        }
        else
        {
            position = ScanDigits(position);
        }

        if (At(position) == '.')
        {
            Kind = TokenKind.Float;
            position = ScanDigits(position + 1);
        }

        if ((At(position) | 0x20) == 'e')
        {
            Kind = TokenKind.Float;
            position++;
            if (At(position) is (byte)'+' or (byte)'-')
                position++;
            position = ScanDigits(position);
        }

        // A number may not run into a name or another number: 1a and 1.2.3 are mistakes, not two tokens.
        if (At(position) == '.' || ByteClass.Of(At(position)).Kind == TokenKind.Name)
            throw Unexpected(position);
        End = position;
    }

    private readonly int ScanDigits(int position)
    {
        if (!IsDigit(At(position)))
            throw Unexpected(position);
        while (IsDigit(At(position)))
            position++;
        return position;
    }

    private readonly byte At(int position) => position < _source.Length ? _source[position] : (byte)0;

    private void ScanString()
    {
        if (_source[Start..].StartsWith("\"\"\""u8))
        {
            ScanBlockString();
            return;
        }

        var position = Start + 1;
        while (true)
        {
            var length = _source[position..].IndexOfAny(StringStops);
            if (length < 0)
                throw new SyntaxException("Syntax Error: Unterminated string.", _source.Length);
            position += length;
            switch (_source[position])
            {
                case (byte)'"':
                    Kind = TokenKind.String;
                    End = position + 1;
                    return;
                case (byte)'\\':
                    position += StringDecoder.MeasureEscape(_source, position);
                    break;
                default:
                    throw new SyntaxException("Syntax Error: Unterminated string.", position);
            }
        }
    }

    private void ScanBlockString()
    {
        var position = Start + 3;
        while (true)
        {
            var length = _source[position..].IndexOf("\"\"\""u8);
            if (length < 0)
                throw new SyntaxException("Syntax Error: Unterminated string.", _source.Length);
            position += length + 3;
            if (_source[position - 4] != '\\')
                break;
        }

        Kind = TokenKind.BlockString;
        End = position;
    }

    private readonly SyntaxException Unexpected(int position)
    {
        if (position >= _source.Length)
            return new SyntaxException("Syntax Error: Unexpected end of the document.", _source.Length);
        Rune.DecodeFromUtf8(_source[position..], out var rune, out _);
        return new SyntaxException($"Syntax Error: Unexpected character U+{rune.Value:X4}.", position);
    }
}
