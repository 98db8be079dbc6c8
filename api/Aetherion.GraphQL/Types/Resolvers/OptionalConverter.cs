using System.Reflection;

namespace Aetherion.GraphQL.Types.Resolvers;

internal sealed class OptionalConverter(Type optional, InputConverter inner) : InputConverter
{
    private readonly ConstructorInvoker _constructor = ConstructorInvoker.Create(optional.GetConstructors()[0]);

    public override object? Convert(object? value) => _constructor.Invoke(inner.Convert(value));
}
