using System.Globalization;
using Aetherion.Api.Access;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Tests.Access;

public sealed class PersonFinderTests
{
    private const string Alice = "token:https://id.example#alice";

    private readonly FakeApiKeyStore _keys = new();

    [Fact]
    public async Task A_token_is_its_own_person() => (await FindAsync(Alice, keyId: null)).ShouldBe(Alice);

    [Fact]
    public async Task A_key_that_a_key_made_is_the_person_who_made_the_first()
    {
        await AddAsync("first", Alice);
        await AddAsync("second", Actors.OfKey("first"));
        await AddAsync("third", Actors.OfKey("second"));

        (await FindAsync(Actors.OfKey("third"), "third")).ShouldBe(Alice);
    }

    [Fact]
    public async Task A_key_of_the_command_line_is_a_person_and_those_it_makes_are_the_same()
    {
        await AddAsync("mine", Actors.Command);
        await AddAsync("second", Actors.OfKey("mine"));
        await AddAsync("yours", Actors.Command);

        (await FindAsync(Actors.OfKey("second"), "second")).ShouldBe(Actors.OfKey("mine"));
        (await FindAsync(Actors.OfKey("yours"), "yours")).ShouldBe(Actors.OfKey("yours"));
    }

    [Theory]
    [InlineData("alice")]
    [InlineData("")]
    [InlineData("key:not-there")]
    [InlineData("key:circle")]
    public async Task Who_made_a_key_and_is_not_known_is_nobody(string maker)
    {
        await AddAsync("circle", maker);

        (await FindAsync(Actors.OfKey("circle"), "circle")).ShouldBeNull();
    }

    [Fact]
    public async Task More_keys_than_are_followed_lead_to_nobody()
    {
        await AddAsync("k0", Alice);
        for (var i = 1; i <= PersonFinder.KeysMax; i++)
            await AddAsync(string.Create(CultureInfo.InvariantCulture, $"k{i}"), Actors.OfKey($"k{i - 1}"));

        var last = string.Create(CultureInfo.InvariantCulture, $"k{PersonFinder.KeysMax - 1}");
        (await FindAsync(Actors.OfKey(last), last)).ShouldBe(Alice);
        last = string.Create(CultureInfo.InvariantCulture, $"k{PersonFinder.KeysMax}");
        (await FindAsync(Actors.OfKey(last), last)).ShouldBeNull();
    }

    private ValueTask<string?> FindAsync(string actor, string? keyId) => new PersonFinder(
        new FixedCallerContext(
            new Caller("acme", actor, AccessRole.Admin, AccessScopes.All) { KeyId = keyId }), _keys)
        .FindAsync(TestContext.Current.CancellationToken);

    private Task<bool> AddAsync(string id, string maker) => _keys.AddAsync(
        new StoredApiKey(
            new ApiKey("acme", id, "x", AccessRole.Admin, AccessScopes.All, [], default, maker),
            [.. new byte[32]]),
        int.MaxValue,
        TestContext.Current.CancellationToken);
}
