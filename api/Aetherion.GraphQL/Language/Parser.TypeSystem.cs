namespace Aetherion.GraphQL.Language;

public ref partial struct Parser
{
    private static ReadOnlySpan<string> DirectiveLocationNames => Types.DirectiveLocations.All;

    private DefinitionNode ParseTypeSystemDefinition(int start, string? description)
    {
        var isExtension = description is null && SkipKeyword("extend"u8);
        if (SkipKeyword("schema"u8))
            return ParseSchema(start, description, isExtension);
        if (SkipKeyword("scalar"u8))
            return ParseScalar(start, description, isExtension);
        if (SkipKeyword("type"u8))
            return ParseObjectType(start, description, isExtension);
        if (SkipKeyword("interface"u8))
            return ParseInterface(start, description, isExtension);
        if (SkipKeyword("union"u8))
            return ParseUnion(start, description, isExtension);
        if (SkipKeyword("enum"u8))
            return ParseEnum(start, description, isExtension);
        if (SkipKeyword("input"u8))
            return ParseInputObject(start, description, isExtension);
        if (!isExtension && SkipKeyword("directive"u8))
            return ParseDirectiveDefinition(start, description);
        throw Unexpected();
    }

    private SchemaDefinitionNode ParseSchema(int start, string? description, bool isExtension)
    {
        var directives = ParseDirectives(isConstant: true);
        var mark = _nodes.Count;
        var hasBody = isExtension ? Skip(TokenKind.BraceLeft) : SkipRequired(TokenKind.BraceLeft);
        if (hasBody)
        {
            do
            {
                var operationStart = _lexer.Start;
                var kind = ParseOperationKind();
                Expect(TokenKind.Colon);
                var type = ParseNamedType();
                _nodes.Push(new OperationTypeDefinitionNode(operationStart, _lexer.PreviousEnd, kind, type));
            }
            while (!Skip(TokenKind.BraceRight));
        }

        RequireContent(isExtension, hasBody || directives.Length > 0);
        return new SchemaDefinitionNode(
            start,
            _lexer.PreviousEnd,
            description,
            directives,
            _nodes.Take<OperationTypeDefinitionNode>(mark),
            isExtension);
    }

    private ScalarTypeDefinitionNode ParseScalar(int start, string? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        RequireContent(isExtension, directives.Length > 0);
        return new ScalarTypeDefinitionNode(start, _lexer.PreviousEnd, description, name, directives, isExtension);
    }

    private ObjectTypeDefinitionNode ParseObjectType(int start, string? description, bool isExtension)
    {
        var name = ParseName();
        var interfaces = ParseImplements();
        var directives = ParseDirectives(isConstant: true);
        var fields = ParseFieldDefinitions();
        RequireContent(isExtension, interfaces.Length + directives.Length + fields.Length > 0);
        return new ObjectTypeDefinitionNode(
            start, _lexer.PreviousEnd, description, name, interfaces, directives, fields, isExtension);
    }

    private InterfaceTypeDefinitionNode ParseInterface(int start, string? description, bool isExtension)
    {
        var name = ParseName();
        var interfaces = ParseImplements();
        var directives = ParseDirectives(isConstant: true);
        var fields = ParseFieldDefinitions();
        RequireContent(isExtension, interfaces.Length + directives.Length + fields.Length > 0);
        return new InterfaceTypeDefinitionNode(
            start, _lexer.PreviousEnd, description, name, interfaces, directives, fields, isExtension);
    }

    private UnionTypeDefinitionNode ParseUnion(int start, string? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        var types = Skip(TokenKind.EqualsSign) ? ParseSeparated(TokenKind.Pipe) : [];
        RequireContent(isExtension, directives.Length + types.Length > 0);
        return new UnionTypeDefinitionNode(
            start, _lexer.PreviousEnd, description, name, directives, types, isExtension);
    }

    private EnumTypeDefinitionNode ParseEnum(int start, string? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        var mark = _nodes.Count;
        if (Skip(TokenKind.BraceLeft))
        {
            do
            {
                _nodes.Push(ParseEnumValue());
            }
            while (!Skip(TokenKind.BraceRight));
        }

        var values = _nodes.Take<EnumValueDefinitionNode>(mark);
        RequireContent(isExtension, directives.Length + values.Length > 0);
        return new EnumTypeDefinitionNode(
            start, _lexer.PreviousEnd, description, name, directives, values, isExtension);
    }

    private EnumValueDefinitionNode ParseEnumValue()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        if (IsKeyword("true"u8) || IsKeyword("false"u8) || IsKeyword("null"u8))
            throw Unexpected();
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        return new EnumValueDefinitionNode(start, _lexer.PreviousEnd, description, name, directives);
    }

    private InputObjectTypeDefinitionNode ParseInputObject(int start, string? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        var fields = ParseInputValues(TokenKind.BraceLeft, TokenKind.BraceRight);
        RequireContent(isExtension, directives.Length + fields.Length > 0);
        return new InputObjectTypeDefinitionNode(
            start, _lexer.PreviousEnd, description, name, directives, fields, isExtension);
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition(int start, string? description)
    {
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseInputValues(TokenKind.ParenthesisLeft, TokenKind.ParenthesisRight);
        var isRepeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        var locations = new List<string>();
        Skip(TokenKind.Pipe);
        do
        {
            if (_lexer.Kind != TokenKind.Name || !DirectiveLocationNames.Contains(NameCache.Get(_lexer.Text)))
                throw Unexpected();
            locations.Add(ParseName());
        }
        while (Skip(TokenKind.Pipe));

        return new DirectiveDefinitionNode(
            start, _lexer.PreviousEnd, description, name, arguments, isRepeatable, [.. locations]);
    }

    private NamedTypeNode[] ParseImplements() =>
        SkipKeyword("implements"u8) ? ParseSeparated(TokenKind.Ampersand) : [];

    private NamedTypeNode[] ParseSeparated(TokenKind separator)
    {
        var mark = _nodes.Count;
        Skip(separator);
        do
        {
            _nodes.Push(ParseNamedType());
        }
        while (Skip(separator));

        return _nodes.Take<NamedTypeNode>(mark);
    }

    private FieldDefinitionNode[] ParseFieldDefinitions()
    {
        if (!Skip(TokenKind.BraceLeft))
            return [];
        var mark = _nodes.Count;
        do
        {
            _nodes.Push(ParseFieldDefinition());
        }
        while (!Skip(TokenKind.BraceRight));

        return _nodes.Take<FieldDefinitionNode>(mark);
    }

    private FieldDefinitionNode ParseFieldDefinition()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseInputValues(TokenKind.ParenthesisLeft, TokenKind.ParenthesisRight);
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var directives = ParseDirectives(isConstant: true);
        return new FieldDefinitionNode(start, _lexer.PreviousEnd, description, name, arguments, type, directives);
    }

    private InputValueDefinitionNode[] ParseInputValues(TokenKind open, TokenKind close)
    {
        if (!Skip(open))
            return [];
        var mark = _nodes.Count;
        do
        {
            _nodes.Push(ParseInputValue());
        }
        while (!Skip(close));

        return _nodes.Take<InputValueDefinitionNode>(mark);
    }

    private InputValueDefinitionNode ParseInputValue()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.EqualsSign) ? ParseValue(isConstant: true) : null;
        var directives = ParseDirectives(isConstant: true);
        return new InputValueDefinitionNode(
            start, _lexer.PreviousEnd, description, name, type, defaultValue, directives);
    }

    private bool SkipRequired(TokenKind kind)
    {
        Expect(kind);
        return true;
    }

    /// <summary>An extension that adds nothing is a syntax error.</summary>
    private readonly void RequireContent(bool isExtension, bool hasContent)
    {
        if (isExtension && !hasContent)
            throw Unexpected();
    }
}
