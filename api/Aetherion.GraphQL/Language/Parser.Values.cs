using System.Text;

namespace Aetherion.GraphQL.Language;

public ref partial struct Parser
{
    private VariableNode ParseVariable()
    {
        var start = _lexer.Start;
        Expect(TokenKind.Dollar);
        var name = ParseNameNode();
        return new VariableNode(start, _lexer.PreviousEnd, name);
    }

    private ValueNode ParseValue(bool isConstant)
    {
        var start = _lexer.Start;
        switch (_lexer.Kind)
        {
            case TokenKind.BracketLeft:
                return ParseList(isConstant);
            case TokenKind.BraceLeft:
                return ParseObject(isConstant);
            case TokenKind.Dollar when !isConstant:
                return ParseVariable();
            case TokenKind.Int:
                return new IntValueNode(start, _lexer.End, TakeText());
            case TokenKind.Float:
                return new FloatValueNode(start, _lexer.End, TakeText());
            case TokenKind.String:
                return new StringValueNode(start, _lexer.End, ParseStringText(), false);
            case TokenKind.BlockString:
                return new StringValueNode(start, _lexer.End, ParseStringText(), true);
            case TokenKind.Name:
                return ParseNamedValue(start);
            default:
                throw Unexpected();
        }
    }

    private ValueNode ParseNamedValue(int start)
    {
        var end = _lexer.End;
        var name = ParseName();
        return name switch
        {
            "true" => new BooleanValueNode(start, end, true),
            "false" => new BooleanValueNode(start, end, false),
            "null" => new NullValueNode(start, end),
            _ => new EnumValueNode(start, end, name),
        };
    }

    private string TakeText()
    {
        var text = Encoding.ASCII.GetString(_lexer.Text);
        _lexer.Advance();
        return text;
    }

    private ListValueNode ParseList(bool isConstant)
    {
        var start = _lexer.Start;
        Expect(TokenKind.BracketLeft);
        Enter();
        var mark = _nodes.Count;
        while (!Skip(TokenKind.BracketRight))
            _nodes.Push(ParseValue(isConstant));
        Leave();
        return new ListValueNode(start, _lexer.PreviousEnd, _nodes.Take<ValueNode>(mark));
    }

    private ObjectValueNode ParseObject(bool isConstant)
    {
        var start = _lexer.Start;
        Expect(TokenKind.BraceLeft);
        Enter();
        var mark = _nodes.Count;
        while (!Skip(TokenKind.BraceRight))
        {
            var fieldStart = _lexer.Start;
            var name = ParseName();
            Expect(TokenKind.Colon);
            var value = ParseValue(isConstant);
            _nodes.Push(new ObjectFieldNode(fieldStart, _lexer.PreviousEnd, name, value));
        }

        Leave();
        return new ObjectValueNode(start, _lexer.PreviousEnd, _nodes.Take<ObjectFieldNode>(mark));
    }

    private TypeNode ParseTypeReference()
    {
        var start = _lexer.Start;
        TypeNode type;
        if (Skip(TokenKind.BracketLeft))
        {
            Enter();
            var element = ParseTypeReference();
            Expect(TokenKind.BracketRight);
            Leave();
            type = new ListTypeNode(start, _lexer.PreviousEnd, element);
        }
        else
        {
            type = ParseNamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(start, _lexer.PreviousEnd, type) : type;
    }

    private NamedTypeNode ParseNamedType()
    {
        var start = _lexer.Start;
        var name = ParseName();
        return new NamedTypeNode(start, _lexer.PreviousEnd, name);
    }
}
