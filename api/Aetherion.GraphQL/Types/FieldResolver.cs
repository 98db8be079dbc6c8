using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Types;

/// <summary>How a field gets its value. What it needs is made at the field's first use, not at start-up.</summary>
public abstract class FieldResolver
{
    /// <summary>Whether the value may have to be awaited. Fields that never are cost nothing of the kind.</summary>
    public abstract bool IsAsync { get; }

    /// <summary>Whether the value depends on its parent alone, so that no resolver context is needed.</summary>
    public virtual bool IsPure => false;

    /// <summary>The value of a pure field.</summary>
    public virtual object? ResolvePure(object? parent) => throw new NotSupportedException("The field is not pure.");

    /// <summary>The value of a field that is not asynchronous.</summary>
    public virtual object? Resolve(ResolverContext context) => throw new NotSupportedException("The field is async.");

    public virtual ValueTask<object?> ResolveAsync(ResolverContext context) => new(Resolve(context));
}
