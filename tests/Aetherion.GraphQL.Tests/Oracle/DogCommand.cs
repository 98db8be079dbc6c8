namespace Aetherion.GraphQL.Tests.Oracle;

public enum DogCommand
{
    Sit,
    Heel,
    Down,
}
