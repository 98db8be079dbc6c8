namespace Aetherion.GraphQL.Tests.Oracle;

public sealed class Cat : IMammal, ICatOrDog
{
    public string? Name => "Tom";

    public int Legs => 4;

    public FurColor Color => FurColor.Brown;

    public string? BarkVolume => "loud";

    public bool? Meows => true;
}
