using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation.Rules;

internal static class ValueEquality
{
    /// <summary>Whether two literals are written the same; the order of an object's fields does not count.</summary>
    public static bool AreSame(ValueNode left, ValueNode right) => (left, right) switch
    {
        (VariableNode first, VariableNode second) => first.Name == second.Name,
        (IntValueNode first, IntValueNode second) => first.Value == second.Value,
        (FloatValueNode first, FloatValueNode second) => first.Value == second.Value,
        (StringValueNode first, StringValueNode second) =>
            first.Value == second.Value && first.IsBlock == second.IsBlock,
        (BooleanValueNode first, BooleanValueNode second) => first.Value == second.Value,
        (EnumValueNode first, EnumValueNode second) => first.Value == second.Value,
        (NullValueNode, NullValueNode) => true,
        (ListValueNode first, ListValueNode second) => AreSame(first.Items, second.Items),
        (ObjectValueNode first, ObjectValueNode second) => AreSame(first.Fields, second.Fields),
        _ => false,
    };

    private static bool AreSame(ValueNode[] left, ValueNode[] right)
    {
        if (left.Length != right.Length)
            return false;
        for (var index = 0; index < left.Length; index++)
        {
            if (!AreSame(left[index], right[index]))
                return false;
        }

        return true;
    }

    private static bool AreSame(ObjectFieldNode[] left, ObjectFieldNode[] right)
    {
        if (left.Length != right.Length)
            return false;
        foreach (var field in left)
        {
            var other = Array.Find(right, candidate => candidate.Name == field.Name);
            if (other is null || !AreSame(field.Value, other.Value))
                return false;
        }

        return true;
    }
}
