using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation;

/// <summary>The server's own limits on valid operations: their depth, and that of introspection.</summary>
internal static class OperationLimits
{
    /// <summary>
    /// How deep the lists of introspection that lead back to types stand within each other: each level multiplies the
    /// result by the size of the schema. It is all that the introspection query of graphql-js, and tools with it, need.
    /// </summary>
    public const int IntrospectionListsMax = 1;

    public static void Check(ValidationContext context)
    {
        // Tools ask for the schema deeper than anybody asks for data, hence its own limit.
        var depth = new SelectionDepth(context, _ => 1, field => !IntrospectionFinder.IsIntrospection(field));
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            if (depth.Of(operation.SelectionSet) > context.Options.MaxDepth)
            {
                context.Report(
                    "MaxDepth",
                    $"The operation is nested more than {context.Options.MaxDepth} fields deep.",
                    ErrorCodes.LimitExceeded,
                    operation.Start);
            }
        }

        CheckIntrospection(context);
    }

    private static void CheckIntrospection(ValidationContext context)
    {
        var lists = new SelectionDepth(context, field => IsListOfTypes(field) ? 1 : 0, _ => true);
        foreach (var field in IntrospectionFinder.Find(context.Document))
        {
            if (field.SelectionSet is { } selections && lists.Of(selections) > IntrospectionListsMax)
            {
                context.Report(
                    "MaxIntrospectionDepth",
                    "Lists of fields and types may not stand within each other in introspection.",
                    ErrorCodes.LimitExceeded,
                    field.Start);
            }
        }
    }

    private static bool IsListOfTypes(FieldNode field) =>
        field.Name is "fields" or "inputFields" or "interfaces" or "possibleTypes";
}
