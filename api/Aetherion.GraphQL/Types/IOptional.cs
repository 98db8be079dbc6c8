namespace Aetherion.GraphQL.Types;

internal interface IOptional
{
    bool HasValue { get; }
}
