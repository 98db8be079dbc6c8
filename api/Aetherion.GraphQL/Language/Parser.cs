using System.Text;

namespace Aetherion.GraphQL.Language;

/// <summary>A recursive-descent parser for the whole grammar, executable and type system.</summary>
public ref partial struct Parser
{
    private readonly ReadOnlyMemory<byte> _source;
    private readonly ParserOptions _options;
    private Lexer _lexer;
    private NodeStack _nodes;
    private int _depth;
    private int _aliases;
    private int _directives;

    private Parser(ReadOnlyMemory<byte> source, ParserOptions options)
    {
        _source = source;
        _options = options;
        if (source.Length > options.MaxBytes)
            throw new SyntaxException($"The document has more than {options.MaxBytes} bytes.", 0, isLimit: true);
        _lexer = new Lexer(source.Span, options.MaxTokens);
        _nodes = new NodeStack();
        _lexer.Advance();
    }

    /// <summary>Parses a document, or throws <see cref="SyntaxException"/>. The source must be valid UTF-8.</summary>
    public static DocumentNode Parse(ReadOnlyMemory<byte> utf8, ParserOptions? options = null)
    {
        var parser = new Parser(utf8, options ?? ParserOptions.Default);
        try
        {
            return parser.ParseDocument();
        }
        finally
        {
            parser._nodes.Release();
        }
    }

    public static DocumentNode Parse(string text, ParserOptions? options = null) =>
        Parse(Encoding.UTF8.GetBytes(text), options);

    private DocumentNode ParseDocument()
    {
        var mark = _nodes.Count;
        do
        {
            _nodes.Push(ParseDefinition());
        }
        while (_lexer.Kind != TokenKind.EndOfFile);

        return new DocumentNode(0, _source.Length, _nodes.Take<DefinitionNode>(mark), _source);
    }

    private DefinitionNode ParseDefinition()
    {
        if (_lexer.Kind == TokenKind.BraceLeft)
            return ParseOperation(_lexer.Start, null);
        var start = _lexer.Start;
        var description = ParseDescription();
        if (_lexer.Kind != TokenKind.Name)
            throw Unexpected();
        var keyword = _lexer.Text;
        if (keyword.SequenceEqual("query"u8) || keyword.SequenceEqual("mutation"u8)
            || keyword.SequenceEqual("subscription"u8))
            return ParseOperation(start, description);
        return keyword.SequenceEqual("fragment"u8)
            ? ParseFragment(start, description)
            : ParseTypeSystemDefinition(start, description);
    }

    private string? ParseDescription() =>
        _lexer.Kind is TokenKind.String or TokenKind.BlockString ? ParseStringText() : null;

    private string ParseStringText()
    {
        var text = _lexer.Kind == TokenKind.BlockString
            ? StringDecoder.DecodeBlock(_lexer.Text)
            : StringDecoder.Decode(_lexer.Text);
        _lexer.Advance();
        return text;
    }

    private string ParseName()
    {
        if (_lexer.Kind != TokenKind.Name)
            throw Unexpected();
        var name = NameCache.Get(_lexer.Text);
        _lexer.Advance();
        return name;
    }

    private NameNode ParseNameNode()
    {
        var start = _lexer.Start;
        return new NameNode(ParseName(), start);
    }

    private void Expect(TokenKind kind)
    {
        if (_lexer.Kind != kind)
            throw Unexpected();
        if (kind != TokenKind.EndOfFile)
            _lexer.Advance();
    }

    private bool Skip(TokenKind kind)
    {
        if (_lexer.Kind != kind)
            return false;
        _lexer.Advance();
        return true;
    }

    private readonly bool IsKeyword(ReadOnlySpan<byte> keyword) =>
        _lexer.Kind == TokenKind.Name && _lexer.Text.SequenceEqual(keyword);

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!IsKeyword(keyword))
            return false;
        _lexer.Advance();
        return true;
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword))
            throw Unexpected();
    }

    /// <summary>Every recursion passes here, so that no document can exhaust the stack.</summary>
    private void Enter()
    {
        if (++_depth > _options.MaxDepth)
        {
            throw new SyntaxException(
                $"The document is nested more than {_options.MaxDepth} levels deep.", _lexer.Start, isLimit: true);
        }
    }

    private void Leave() => _depth--;

    /// <summary>Counts what is allowed so many times in a document.</summary>
    private readonly void Count(ref int count, int countMax, string what)
    {
        if (++count > countMax)
            throw new SyntaxException($"The document has more than {countMax} {what}.", _lexer.Start, isLimit: true);
    }

    private readonly SyntaxException Unexpected()
    {
        const int QuotedLengthMax = 40;
        if (_lexer.Kind == TokenKind.EndOfFile)
            return new SyntaxException("Syntax Error: Unexpected end of the document.", _lexer.Start);
        var text = Encoding.UTF8.GetString(_lexer.Text);
        var quoted = text.Length <= QuotedLengthMax ? text : string.Concat(text.AsSpan(0, QuotedLengthMax), "...");
        return new SyntaxException($"Syntax Error: Unexpected {quoted}.", _lexer.Start);
    }
}
