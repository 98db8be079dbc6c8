using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Execution.Planning;

internal static class VariableFinder
{
    public static bool UsesVariable(ValueNode value) => value switch
    {
        VariableNode => true,
        ListValueNode list => Array.Exists(list.Items, UsesVariable),
        ObjectValueNode fields => Array.Exists(fields.Fields, field => UsesVariable(field.Value)),
        _ => false,
    };
}
