namespace Aetherion.GraphQL.Language;

public sealed class NullValueNode(int start, int end)
    : ValueNode(start, end);
