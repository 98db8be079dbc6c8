namespace Aetherion.Grains.Tests;

public sealed class StoredStateTests
{
    [Fact]
    public async Task What_could_not_be_stored_stands_as_it_stood_and_is_stored_when_it_is_asked_again()
    {
        FailingState<string> stored = new("before");

        await Should.ThrowAsync<IOException>(() => stored.StoreAsync("after"));
        stored.State.ShouldBe("before");
        await stored.StoreAsync("after");

        stored.State.ShouldBe("after");
        stored.Written.ShouldBe("after");
    }
}
