using System.Collections;
using Aetherion.GraphQL.Execution.Planning;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;
using Aetherion.GraphQL.Types.Resolvers;

namespace Aetherion.GraphQL.Execution;

/// <summary>
/// Completes values and writes them, resolving what has nothing to await on the way. Where a non-null value is null the
/// method that writes it returns false, and the nearest nullable value above is cut back and written as null.
/// </summary>
internal sealed class ResultWriter(OperationState state, ResultBuffer buffer, ErrorReporter reporter)
{
    private const int InitialPathLength = 16;

    private PathSegment[] _path = new PathSegment[InitialPathLength];
    private int _depth;

    public List<IError> Errors { get; } = [];

    /// <summary>Writes an object with its braces.</summary>
    public bool WriteObject(SelectionPlan plan, object? source, ResolvedObject? resolved)
    {
        buffer.WriteRaw((byte)'{');
        for (var index = 0; index < plan.Fields.Length; index++)
        {
            if (!WriteField(plan, index, source, resolved))
                return false;
        }

        buffer.WriteRaw((byte)'}');
        return true;
    }

    /// <summary>Writes one field of an object, with the comma before it.</summary>
    public bool WriteField(SelectionPlan plan, int index, object? source, ResolvedObject? resolved)
    {
        var field = plan.Fields[index];
        if (index > 0)
            buffer.WriteRaw((byte)',');
        buffer.WriteRaw(field.EncodedKey);
        if (field.Leaf is { } leaf && source is not null && TryWriteLeaf(leaf, source))
            return true;
        Push(new PathSegment(field, 0));
        var isWritten = WriteResolved(field, index, source, resolved);
        _depth--;
        return isWritten;
    }

    // What fails here is resolved again the long way, which makes the error.
    private bool TryWriteLeaf(LeafWriter leaf, object source)
    {
        var start = buffer.Length;
        try
        {
            return leaf.TryWrite(buffer, source);
        }
        catch (Exception)
        {
            buffer.Truncate(start);
            return false;
        }
    }

    private bool WriteResolved(FieldPlan field, int index, object? source, ResolvedObject? resolved)
    {
        object? value;
        try
        {
            value = resolved is not null && field.HasAsync ? resolved.Values[index] : state.Resolve(field, source);
        }
        catch (Exception exception)
        {
            value = new FieldFault(exception);
        }

        return Complete(field, field.Type, value);
    }

    private bool Complete(FieldPlan field, GraphQLType type, object? value)
    {
        if (type is NonNullType nonNull)
        {
            if (value is not null)
                return CompleteValue(field, nonNull.NullableType, value);
            AddError(field, new CoercionException(
                $"The non-null field {field.Definition.DeclaringName}.{field.Definition.Name} has no value."));
            return false;
        }

        if (value is null)
        {
            buffer.WriteNull();
            return true;
        }

        var start = buffer.Length;
        var depth = _depth;
        if (!CompleteValue(field, type, value))
        {
            buffer.Truncate(start);
            _depth = depth;
            buffer.WriteNull();
        }

        return true;
    }

    private bool CompleteValue(FieldPlan field, GraphQLType type, object value)
    {
        if (value is FieldFault fault)
        {
            AddError(field, fault.Exception);
            return false;
        }

        try
        {
            return type switch
            {
                ScalarType scalar => WriteScalar(scalar, value),
                EnumType enumType => WriteEnum(enumType, value),
                ListType list => WriteList(field, list, value),
                _ => WriteComposite(field, (NamedType)type, value),
            };
        }
        catch (Exception exception)
        {
            AddError(field, exception);
            return false;
        }
    }

    private bool WriteScalar(ScalarType type, object value)
    {
        type.Write(buffer, value);
        return true;
    }

    private bool WriteEnum(EnumType type, object value)
    {
        if (!type.TryGetValueOf(value, out var member))
            throw new CoercionException($"The resolver's value is none of the enum {type.Name}.");
        buffer.WriteString(member.Name);
        return true;
    }

    private bool WriteList(FieldPlan field, ListType type, object value)
    {
        var items = value is ResolvedList resolved ? resolved.Items : value as IEnumerable
            ?? throw new CoercionException($"The resolver's value is no list, as {type} asks for.");
        buffer.WriteRaw((byte)'[');
        var index = 0;
        foreach (var item in items)
        {
            if (index > 0)
                buffer.WriteRaw((byte)',');
            Push(new PathSegment(null, index++));
            if (!Complete(field, type.ElementType, item))
                return false;
            _depth--;
        }

        buffer.WriteRaw((byte)']');
        return true;
    }

    private bool WriteComposite(FieldPlan field, NamedType type, object value)
    {
        if (value is ResolvedObject resolved)
            return WriteObject(resolved.Plan, resolved.Source, resolved);
        var objectType = RuntimeType.Find(state.Request.Schema, type, value)
            ?? throw new CoercionException($"The resolver's value is of no possible type of {type.Name}.");
        var plan = field.SubSelection!.For(objectType);
        return WriteObject(plan, value, null);
    }

    private void Push(PathSegment segment)
    {
        if (_depth == _path.Length)
            Array.Resize(ref _path, _path.Length * 2);
        _path[_depth++] = segment;
    }

    private void AddError(FieldPlan field, Exception exception)
    {
        var position = (exception as ArgumentCoercionException)?.Position;
        var locations = position is { } argument
            ? [Locate(argument)]
            : Array.ConvertAll(field.Nodes, node => Locate(node.Start));
        reporter.Report(Errors, exception, CurrentPath(), locations, state.Request.Cancellation);
    }

    private Location Locate(int position) => SourceLocation.Of(state.Request.Source.Span, position);

    private object[] CurrentPath()
    {
        var path = new object[_depth];
        for (var index = 0; index < _depth; index++)
            path[index] = _path[index].Field is { } field ? field.ResponseKey : _path[index].Index;
        return path;
    }
}
