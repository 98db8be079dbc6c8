namespace Aetherion.GraphQL.Types.Resolvers;

internal sealed class DelegateResolver<TParent>(Func<TParent, object?> resolve) : FieldResolver
{
    public override bool IsAsync => false;

    public override bool IsPure => true;

    public override object? ResolvePure(object? parent) => resolve((TParent)parent!);
}
