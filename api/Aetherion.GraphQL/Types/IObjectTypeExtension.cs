namespace Aetherion.GraphQL.Types;

internal interface IObjectTypeExtension
{
    Type ExtendedType { get; }

    string[] IgnoreProperties { get; }
}
