namespace Aetherion.GraphQL.Language;

public ref partial struct Parser
{
    private OperationDefinitionNode ParseOperation(int start, string? description)
    {
        if (_lexer.Kind == TokenKind.BraceLeft)
        {
            var selections = ParseSelectionSet();
            return new OperationDefinitionNode(
                start, _lexer.PreviousEnd, OperationKind.Query, null, [], [], selections, description);
        }

        var kind = ParseOperationKind();
        NameNode? name = _lexer.Kind == TokenKind.Name ? ParseNameNode() : null;
        var variables = ParseVariableDefinitions();
        var directives = ParseDirectives(isConstant: false);
        var selectionSet = ParseSelectionSet();
        return new OperationDefinitionNode(
            start, _lexer.PreviousEnd, kind, name, variables, directives, selectionSet, description);
    }

    private OperationKind ParseOperationKind()
    {
        if (SkipKeyword("query"u8))
            return OperationKind.Query;
        if (SkipKeyword("mutation"u8))
            return OperationKind.Mutation;
        ExpectKeyword("subscription"u8);
        return OperationKind.Subscription;
    }

    private FragmentDefinitionNode ParseFragment(int start, string? description)
    {
        ExpectKeyword("fragment"u8);
        if (IsKeyword("on"u8))
            throw Unexpected();
        var name = ParseNameNode();
        ExpectKeyword("on"u8);
        var condition = ParseNamedType();
        var directives = ParseDirectives(isConstant: false);
        var selections = ParseSelectionSet();
        return new FragmentDefinitionNode(
            start, _lexer.PreviousEnd, name, condition, directives, selections, description);
    }

    private VariableDefinitionNode[] ParseVariableDefinitions()
    {
        if (!Skip(TokenKind.ParenthesisLeft))
            return [];
        var mark = _nodes.Count;
        do
        {
            _nodes.Push(ParseVariableDefinition());
        }
        while (!Skip(TokenKind.ParenthesisRight));

        return _nodes.Take<VariableDefinitionNode>(mark);
    }

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.EqualsSign) ? ParseValue(isConstant: true) : null;
        var directives = ParseDirectives(isConstant: true);
        return new VariableDefinitionNode(
            start, _lexer.PreviousEnd, variable, type, defaultValue, directives, description);
    }

    private SelectionSetNode ParseSelectionSet()
    {
        var start = _lexer.Start;
        Expect(TokenKind.BraceLeft);
        Enter();
        var mark = _nodes.Count;
        do
        {
            _nodes.Push(ParseSelection());
        }
        while (!Skip(TokenKind.BraceRight));

        Leave();
        return new SelectionSetNode(start, _lexer.PreviousEnd, _nodes.Take<SelectionNode>(mark));
    }

    private SelectionNode ParseSelection() => _lexer.Kind == TokenKind.Spread ? ParseFragmentSelection() : ParseField();

    private FieldNode ParseField()
    {
        var start = _lexer.Start;
        var name = ParseName();
        // Most fields are a name and no more.
        if (_lexer.Kind is TokenKind.Name or TokenKind.BraceRight)
            return new FieldNode(start, _lexer.PreviousEnd, name);
        string? alias = null;
        if (Skip(TokenKind.Colon))
        {
            Count(ref _aliases, _options.MaxAliases, "aliases");
            alias = name;
            name = ParseName();
        }

        var arguments = ParseArguments(isConstant: false);
        var directives = ParseDirectives(isConstant: false);
        var selections = _lexer.Kind == TokenKind.BraceLeft ? ParseSelectionSet() : null;
        return new FieldNode(start, _lexer.PreviousEnd, alias, name, arguments, directives, selections);
    }

    private SelectionNode ParseFragmentSelection()
    {
        var start = _lexer.Start;
        Expect(TokenKind.Spread);
        var hasCondition = SkipKeyword("on"u8);
        if (!hasCondition && _lexer.Kind == TokenKind.Name)
        {
            var name = ParseNameNode();
            var spreadDirectives = ParseDirectives(isConstant: false);
            return new FragmentSpreadNode(start, _lexer.PreviousEnd, name, spreadDirectives);
        }

        var condition = hasCondition ? ParseNamedType() : null;
        var directives = ParseDirectives(isConstant: false);
        var selections = ParseSelectionSet();
        return new InlineFragmentNode(start, _lexer.PreviousEnd, condition, directives, selections);
    }

    private ArgumentNode[] ParseArguments(bool isConstant)
    {
        if (!Skip(TokenKind.ParenthesisLeft))
            return [];
        var mark = _nodes.Count;
        do
        {
            _nodes.Push(ParseArgument(isConstant));
        }
        while (!Skip(TokenKind.ParenthesisRight));

        return _nodes.Take<ArgumentNode>(mark);
    }

    private ArgumentNode ParseArgument(bool isConstant)
    {
        var start = _lexer.Start;
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue(isConstant);
        return new ArgumentNode(start, _lexer.PreviousEnd, name, value);
    }

    private DirectiveNode[] ParseDirectives(bool isConstant)
    {
        if (_lexer.Kind != TokenKind.At)
            return [];
        var mark = _nodes.Count;
        while (_lexer.Kind == TokenKind.At)
        {
            Count(ref _directives, _options.MaxDirectives, "directives");
            var start = _lexer.Start;
            _lexer.Advance();
            var name = ParseName();
            var arguments = ParseArguments(isConstant);
            _nodes.Push(new DirectiveNode(start, _lexer.PreviousEnd, name, arguments));
        }

        return _nodes.Take<DirectiveNode>(mark);
    }
}
