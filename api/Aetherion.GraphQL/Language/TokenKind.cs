namespace Aetherion.GraphQL.Language;

internal enum TokenKind : byte
{
    /// <summary>No token begins with such a byte.</summary>
    None,
    EndOfFile,
    Bang,
    Dollar,
    Ampersand,
    ParenthesisLeft,
    ParenthesisRight,
    Colon,
    EqualsSign,
    At,
    BracketLeft,
    BracketRight,
    BraceLeft,
    Pipe,
    BraceRight,
    Name,

    // Those from here on are more than what their first byte says.
    Spread,
    Int,
    Float,
    String,
    BlockString,
}
