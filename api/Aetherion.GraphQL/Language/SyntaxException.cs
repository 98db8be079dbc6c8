namespace Aetherion.GraphQL.Language;

/// <summary>The document breaks the grammar, or one of the parser's limits, at a byte offset.</summary>
public sealed class SyntaxException : Exception
{
    public SyntaxException()
    {
    }

    public SyntaxException(string message)
        : base(message)
    {
    }

    public SyntaxException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal SyntaxException(string message, int position, bool isLimit = false)
        : base(message)
    {
        Position = position;
        IsLimit = isLimit;
    }

    /// <summary>Byte offset in the document's UTF-8 source.</summary>
    public int Position { get; }

    /// <summary>The document may be well-formed, but is larger or deeper than allowed.</summary>
    public bool IsLimit { get; }
}
