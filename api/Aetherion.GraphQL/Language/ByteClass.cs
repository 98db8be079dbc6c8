namespace Aetherion.GraphQL.Language;

/// <summary>What a byte of a document can be, looked up instead of compared.</summary>
internal readonly struct ByteClass
{
    private const byte Ignored = 0x20;
    private const byte NamePart = 0x40;
    private const byte KindMask = 0x1F;

    private static readonly byte[] Classes = Create();

    private readonly byte _bits;

    private ByteClass(byte bits) => _bits = bits;

    /// <summary>The kind of the token that begins with the byte; of those with several kinds the simplest.</summary>
    public TokenKind Kind => (TokenKind)(_bits & KindMask);

    /// <summary>White space, line ends and commas. Comments and the byte order mark are more than a byte.</summary>
    public bool IsIgnored => (_bits & Ignored) != 0;

    public bool IsNamePart => (_bits & NamePart) != 0;

    public static ByteClass Of(byte value) => new(Classes[value]);

    private static byte[] Create()
    {
        var classes = new byte[byte.MaxValue + 1];
        foreach (var value in " \t\n\r,"u8)
            classes[value] = Ignored;
        for (var value = 'a'; value <= 'z'; value++)
            classes[value] = classes[char.ToUpperInvariant(value)] = NamePart | (byte)TokenKind.Name;
        classes['_'] = NamePart | (byte)TokenKind.Name;
        for (var value = '0'; value <= '9'; value++)
            classes[value] = NamePart | (byte)TokenKind.Int;
        classes['-'] = (byte)TokenKind.Int;
        classes['"'] = (byte)TokenKind.String;
        classes['.'] = (byte)TokenKind.Spread;
        ReadOnlySpan<(char Value, TokenKind Kind)> punctuators =
        [
            ('!', TokenKind.Bang), ('$', TokenKind.Dollar), ('&', TokenKind.Ampersand), (':', TokenKind.Colon),
            ('(', TokenKind.ParenthesisLeft), (')', TokenKind.ParenthesisRight), ('=', TokenKind.EqualsSign),
            ('@', TokenKind.At), ('[', TokenKind.BracketLeft), (']', TokenKind.BracketRight),
            ('{', TokenKind.BraceLeft), ('|', TokenKind.Pipe), ('}', TokenKind.BraceRight),
        ];
        foreach (var (value, kind) in punctuators)
            classes[value] = (byte)kind;
        return classes;
    }
}
