using System.Collections;

namespace Aetherion.GraphQL.Types.Resolvers;

/// <summary>
/// Lists become arrays where the target takes one, and otherwise what its constructor makes of an array.
/// </summary>
internal sealed class ListConverter : InputConverter
{
    private readonly Type _target;
    private readonly Type _element;
    private readonly InputConverter _converter;

    private ListConverter(Type target, Type element, InputConverter converter)
    {
        _target = target;
        _element = element;
        _converter = converter;
    }

    public static ListConverter Create(Type target, ListType type)
    {
        var element = target.IsArray ? target.GetElementType()! : target.GetGenericArguments()[0];
        return new ListConverter(target, element, For(element, type.ElementType));
    }

    public override object? Convert(object? value)
    {
        if (value is null)
            return null;
        var items = (IList)value;
        var array = Array.CreateInstance(_element, items.Count);
        for (var index = 0; index < items.Count; index++)
            array.SetValue(_converter.Convert(items[index]), index);
        return _target.IsInstanceOfType(array) ? array : Activator.CreateInstance(_target, array);
    }
}
