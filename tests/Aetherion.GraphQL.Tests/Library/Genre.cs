namespace Aetherion.GraphQL.Tests.Library;

public enum Genre
{
    Fiction,
    NonFiction,
}
