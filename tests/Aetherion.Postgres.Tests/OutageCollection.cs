namespace Aetherion.Postgres.Tests;

[CollectionDefinition(Name)]
public sealed class OutageCollection : ICollectionFixture<OutageFixture>
{
    public const string Name = "Outages";
}
