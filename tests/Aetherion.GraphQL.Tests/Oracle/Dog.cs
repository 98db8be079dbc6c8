using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Oracle;

[ObjectType]
public sealed class Dog : IMammal, ICatOrDog, IDogOrHuman
{
    public string? Name => "Rex";

    public int Legs => 4;

    public FurColor Color => FurColor.DarkBlack;

    public int? BarkVolume => null;

    public Human Owner => new("Ann");

    public bool DoesKnowCommand(DogCommand? dogCommand) => dogCommand == DogCommand.Sit;

    public bool IsHousetrained(bool atOtherHomes = true) => atOtherHomes;

    public IReadOnlyList<ICatOrDog> Friends() => [new Cat(), new Dog()];
}
