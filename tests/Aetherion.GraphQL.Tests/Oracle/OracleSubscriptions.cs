using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Oracle;

[SubscriptionType]
public static class OracleSubscriptions
{
    public static async IAsyncEnumerable<int> Ticks(int first = 1)
    {
        for (var tick = 0; tick < first; tick++)
        {
            await Task.Yield();
            yield return tick;
        }
    }

    public static async IAsyncEnumerable<Dog> Dogs()
    {
        await Task.Yield();
        yield return new Dog();
    }
}
