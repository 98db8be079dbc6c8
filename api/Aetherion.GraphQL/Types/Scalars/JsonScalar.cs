using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Types.Scalars;

internal sealed class JsonScalar() : ScalarType("JSON", "Any JSON value.")
{
    public override object CoerceVariable(JsonElement value) => value.Clone();

    public override object CoerceLiteral(ValueNode literal)
    {
        using var buffer = new ResultBuffer();
        Write(buffer, literal);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    public override void Write(ResultBuffer result, object value)
    {
        if (value is not JsonElement element)
            throw ScalarErrors.Output(this, value);
        result.WriteRaw(JsonSerializer.SerializeToUtf8Bytes(element));
    }

    public override ValueNode ToLiteral(object value) =>
        throw new SchemaException("A default value cannot be of the scalar JSON.");

    private void Write(ResultBuffer buffer, ValueNode literal)
    {
        switch (literal)
        {
            case StringValueNode text:
                buffer.WriteString(text.Value);
                break;
            case EnumValueNode name:
                buffer.WriteString(name.Value);
                break;
            case ListValueNode list:
                WriteItems(buffer, list);
                break;
            case ObjectValueNode fields:
                WriteFields(buffer, fields);
                break;
            case VariableNode:
                throw ScalarErrors.Input(this, literal);
            default:
                buffer.WriteRaw(System.Text.Encoding.UTF8.GetBytes(SyntaxPrinter.Print(literal)));
                break;
        }
    }

    private void WriteItems(ResultBuffer buffer, ListValueNode list)
    {
        buffer.WriteRaw((byte)'[');
        for (var index = 0; index < list.Items.Length; index++)
        {
            if (index > 0)
                buffer.WriteRaw((byte)',');
            Write(buffer, list.Items[index]);
        }

        buffer.WriteRaw((byte)']');
    }

    private void WriteFields(ResultBuffer buffer, ObjectValueNode value)
    {
        buffer.WriteRaw((byte)'{');
        for (var index = 0; index < value.Fields.Length; index++)
        {
            if (index > 0)
                buffer.WriteRaw((byte)',');
            buffer.WriteString(value.Fields[index].Name);
            buffer.WriteRaw((byte)':');
            Write(buffer, value.Fields[index].Value);
        }

        buffer.WriteRaw((byte)'}');
    }
}
