using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Execution;

/// <summary>The coerced variables of a request. Those neither given nor defaulted are absent.</summary>
internal sealed class VariableValues
{
    public static readonly VariableValues None = new([]);

    private readonly Dictionary<string, object?> _values;

    private VariableValues(Dictionary<string, object?> values) => _values = values;

    /// <summary>
    /// Of a subscription, the same for variables that were written the same; 0 without variables.
    /// </summary>
    public UInt128 Fingerprint { get; private init; }

    public bool TryGet(string name, out object? value) => _values.TryGetValue(name, out value);

    public bool IsTrue(string name) => _values.TryGetValue(name, out var value) && value is true;

    /// <summary>Coerces what the client gave; on errors the list is filled and the values are of no use.</summary>
    public static VariableValues Coerce(
        GraphQLSchema schema,
        OperationDefinitionNode operation,
        JsonElement given,
        ReadOnlySpan<byte> source,
        int errorsMax,
        List<IError> errors)
    {
        if (operation.VariableDefinitions.Length == 0)
            return None;
        var values = new Dictionary<string, object?>(operation.VariableDefinitions.Length, StringComparer.Ordinal);
        foreach (var definition in operation.VariableDefinitions)
        {
            if (errors.Count >= errorsMax)
                break;
            try
            {
                Coerce(schema, definition, given, values);
            }
            catch (CoercionException exception)
            {
                errors.Add(GraphQLError.WithCode(exception.Message, ErrorCodes.BadUserInput) with
                {
                    Locations = [SourceLocation.Of(source, definition.Start)],
                });
            }
        }

        return new VariableValues(values)
        {
            Fingerprint = operation.Operation == OperationKind.Subscription ? FingerprintOf(given) : default,
        };
    }

    private static UInt128 FingerprintOf(JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.Object)
            return default;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(given.GetRawText()), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    private static void Coerce(
        GraphQLSchema schema,
        VariableDefinitionNode definition,
        JsonElement given,
        Dictionary<string, object?> values)
    {
        var name = definition.Variable.Name;
        var type = schema.Resolve(definition.Type)
            ?? throw new CoercionException($"The variable ${name} is of an unknown type.");
        if (given.ValueKind == JsonValueKind.Object && given.TryGetProperty(name, out var value))
        {
            values[name] = JsonCoercion.Coerce(value, type, name);
            return;
        }

        if (definition.DefaultValue is { } literal)
            values[name] = LiteralCoercion.Coerce(literal, type, None);
        else if (type.IsNonNull)
            throw new CoercionException($"The variable ${name} of the type {type} must be given.");
    }
}
