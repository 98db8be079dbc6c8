using System.Reflection;

namespace Aetherion.GraphQL.Types.Resolvers;

/// <summary>For getters of structs and interfaces, to which no delegate of the common shape can be bound.</summary>
internal sealed class InvokedAccessor(MethodInfo getter) : PropertyAccessor
{
    private readonly MethodInvoker _invoker = MethodInvoker.Create(getter);

    public override object? Get(object parent) => _invoker.Invoke(parent);
}
