using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Aetherion.GrainInterfaces;
using Aetherion.Silo.Access;

namespace Aetherion.Silo.Tests.Access;

public sealed class VenueKeyVaultTests
{
    private const string Secret = "s3cr3t-of-the-venue";

    private static readonly string Old = $"2025 {Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
    private static readonly string New = $"2026 {Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";

    private readonly MemoryVenueKeyTable _table = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_sealed_is_opened_again_and_stored_nowhere_in_clear()
    {
        var vault = Vault(New);
        await AddAsync(vault, "alpha", "k1");

        (await vault.UnwrapAsync("alpha", "k1", Cancel)).ShouldBe(new VenueSecret("key", Secret, "phrase"));
        var stored = _table.Rows.Values.Single();
        stored.Key.MasterKey.ShouldBe("2026");
        Encoding.Latin1.GetString([.. stored.SealedSecret]).ShouldNotContain(Secret);
        (await vault.ListAsync("alpha", Cancel)).Single().ToString().ShouldNotContain(Secret);
        new VenueSecret("key", Secret).ToString().ShouldNotContain(Secret);
    }

    [Fact]
    public async Task The_same_secret_is_never_sealed_alike()
    {
        var vault = Vault(New);
        await AddAsync(vault, "alpha", "k1");
        await AddAsync(vault, "alpha", "k2");
        var rows = _table.Rows.Values.ToArray();
        rows[0].SealedSecret.AsSpan().SequenceEqual(rows[1].SealedSecret.AsSpan()).ShouldBeFalse();
        rows[0].WrappedKey.AsSpan().SequenceEqual(rows[1].WrappedKey.AsSpan()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_row_in_anothers_place_opens_nothing()
    {
        var vault = Vault(New);
        await AddAsync(vault, "alpha", "k1");
        var row = _table.Rows.Values.Single();
        foreach (var moved in (VenueKey[])[row.Key with { Tenant = "beta" }, row.Key with { Id = "k2" }, row.Key with { Venue = "other" }])
        {
            _table.Put(row with { Key = moved });
            await Should.ThrowAsync<CryptographicException>(() => vault.UnwrapAsync(moved.Tenant, moved.Id, Cancel));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(-1)]
    public async Task A_changed_byte_is_found(int place)
    {
        var vault = Vault(New);
        await AddAsync(vault, "alpha", "k1");
        var row = _table.Rows.Values.Single();
        foreach (var changed in (SealedVenueKey[])[
            row with { SealedSecret = Change(row.SealedSecret, place) }, row with { WrappedKey = Change(row.WrappedKey, place) },
            row with { SealedSecret = row.SealedSecret[..20] }])
        {
            _table.Put(changed);
            await Should.ThrowAsync<CryptographicException>(() => vault.UnwrapAsync("alpha", "k1", Cancel));
        }
    }

    [Fact]
    public async Task After_wrapping_anew_the_old_master_key_may_go()
    {
        for (var i = 0; i < 250; i++)
            await AddAsync(Vault(Old), i % 2 == 0 ? "alpha" : "beta", $"k{i}");
        var both = Vault($"{New}\n{Old}");
        (await both.UnwrapAsync("alpha", "k0", Cancel)).ShouldNotBeNull();
        await Should.ThrowAsync<MasterKeyException>(() => Vault(New).UnwrapAsync("alpha", "k0", Cancel));

        (await both.RewrapAsync(Cancel)).ShouldBe(250);
        (await both.RewrapAsync(Cancel)).ShouldBe(0);

        (await Vault(New).UnwrapAsync("alpha", "k0", Cancel))!.ApiSecret.ShouldBe(Secret);
        (await Vault(New).UnwrapAsync("beta", "k249", Cancel))!.ApiSecret.ShouldBe(Secret);
        await Should.ThrowAsync<MasterKeyException>(() => Vault(Old).UnwrapAsync("alpha", "k0", Cancel));
    }

    [Fact]
    public async Task Without_a_master_key_nothing_is_taken()
    {
        var vault = new VenueKeyVault(_table, null);
        vault.IsAvailable.ShouldBeFalse();
        await Should.ThrowAsync<MasterKeyException>(() => AddAsync(vault, "alpha", "k1"));
        _table.Rows.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("only-an-id")]
    [InlineData("id c2hvcnQ=")]
    [InlineData("id not-base64!")]
    [InlineData("id with-too-many words-in-it")]
    public void Master_keys_that_are_none_are_refused_without_being_shown(string text)
    {
        var refusal = Should.Throw<MasterKeyException>(() => MasterKeys.Parse(text, "masterKeyFile"));
        refusal.Message.ShouldStartWith("masterKeyFile");
        if (text.Length > 0)
            refusal.Message.ShouldNotContain(text.Split(' ')[^1]);
    }

    [Fact]
    public void A_file_that_others_can_read_is_refused()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, New);
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead);
            Should.Throw<MasterKeyException>(() => MasterKeys.Load(path)).Message.ShouldContain("chmod 600");
            File.SetUnixFileMode(path, UnixFileMode.UserRead);
            MasterKeys.Load(path)!.Newest.ShouldBe("2026");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static ImmutableArray<byte> Change(ImmutableArray<byte> bytes, int place)
    {
        var index = place < 0 ? bytes.Length + place : place;
        return bytes.SetItem(index, (byte)(bytes[index] ^ 1));
    }

    private VenueKeyVault Vault(string masterKeys) => new(_table, MasterKeys.Parse(masterKeys, "test"));

    private static async Task AddAsync(VenueKeyVault vault, string tenant, string id) =>
        (await vault.AddAsync(
            new VenueKey(tenant, id, "binance", "main", "", DateTime.UnixEpoch, "alice"),
            new VenueSecret("key", Secret, "phrase"), 1_000, Cancel)).ShouldBeTrue();
}
