using Aetherion.GraphQL.Execution.Planning;

namespace Aetherion.GraphQL.Execution;

/// <summary>What resolving and writing one execution of an operation share.</summary>
internal sealed class OperationState(RequestContext request, OperationPlan plan, VariableValues variables)
{
    private readonly object?[]?[] _arguments = new object?[]?[plan.FieldCount];

    public RequestContext Request { get; } = request;

    public OperationPlan Plan { get; } = plan;

    /// <summary>The arguments of a field; with variables they are coerced once for each execution.</summary>
    public object?[] ArgumentsOf(FieldPlan field)
    {
        if (!field.Arguments.HasVariables)
            return field.Arguments.Coerce(variables);
        // Fields that were planned during this execution have no slot; two threads may both fill one, to the same end.
        if (field.Id >= _arguments.Length)
            return field.Arguments.Coerce(variables);
        return _arguments[field.Id] ??= field.Arguments.Coerce(variables);
    }

    public object? Resolve(FieldPlan field, object? parent) => field.Resolver.IsPure
        ? field.Resolver.ResolvePure(parent)
        : field.Resolver.Resolve(ContextOf(field, parent));

    public ValueTask<object?> ResolveAsync(FieldPlan field, object? parent) =>
        field.Resolver.ResolveAsync(ContextOf(field, parent));

    private ResolverContext ContextOf(FieldPlan field, object? parent) =>
        new(Request, field.Definition, parent, ArgumentsOf(field));
}
