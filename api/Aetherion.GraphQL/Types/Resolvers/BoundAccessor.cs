using System.Reflection;

namespace Aetherion.GraphQL.Types.Resolvers;

internal sealed class BoundAccessor<TParent, TValue>(MethodInfo getter) : PropertyAccessor
    where TParent : class
{
    private readonly Func<TParent, TValue> _get = getter.CreateDelegate<Func<TParent, TValue>>();

    public override object? Get(object parent) => _get((TParent)parent);
}
