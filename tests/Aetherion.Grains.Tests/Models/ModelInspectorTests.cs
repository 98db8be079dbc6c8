using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Models;

namespace Aetherion.Grains.Tests.Models;

public sealed class ModelInspectorTests : IModelDocuments, IDisposable
{
    private static readonly ModelScope Scope = new(ModelFamilies.Regime);

    private readonly ModelShelf _shelf = new();
    private readonly ModelInspector _inspector;
    private readonly List<string> _validated = [];

    public ModelInspectorTests() => _inspector = new ModelInspector(_shelf, this);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _inspector.Dispose();

    [Fact]
    public async Task Damaged_rows_and_documents_say_what_is_wrong_and_sound_models_nothing()
    {
        await AddAsync("sound", "unreadable", "damaged");
        _shelf.Damaged.Add("damaged");

        var damages = await InspectAsync(Of("sound"), Of("unreadable"), Of("damaged"), Of("gone"));

        damages.OrderBy(damage => damage.Key).Select(damage => (damage.Key, damage.Value)).ShouldBe(
        [
            ("damaged", "The stored model damaged is damaged."),
            ("unreadable", "It is no model. The stored model unreadable is not used: train and promote another one."),
        ]);
    }

    [Fact]
    public async Task A_version_is_read_once_for_as_long_as_its_row_stays_what_it_is()
    {
        await AddAsync("a", "b");
        await InspectAsync(Of("a"), Of("b"));
        (await InspectAsync(Of("a"), Of("b"))).ShouldBeEmpty();
        _validated.ShouldBe(["a", "b"]);

        _shelf.Damaged.Add("a");
        (await InspectAsync(Of("a", "2"), Of("b"))).Keys.ShouldBe(["a"]);
        (await InspectAsync(Of("a", "2"), Of("b"))).Keys.ShouldBe(["a"]);
        _shelf.Damaged.Clear();
        (await InspectAsync(Of("a", "3"), Of("b"))).ShouldBeEmpty();

        _shelf.FoundTogether.Select(versions => string.Join(' ', versions)).ShouldBe(["a b", "a", "a"]);
    }

    [Fact]
    public async Task Few_documents_are_in_memory_at_once_and_who_asks_meanwhile_reads_none_again()
    {
        string[] versions = [.. Enumerable.Range(0, 40).Select(i => $"m{i:00}")];
        await AddAsync(versions);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => InspectAsync([.. versions.Select(v => Of(v))]))));

        _shelf.FoundTogether.Select(few => few.Length).ShouldBe([16, 16, 8]);
        _validated.ShouldBe(versions);
    }

    [Fact]
    public async Task A_registry_that_is_away_is_no_damage_and_is_asked_again()
    {
        await AddAsync("a");
        _shelf.Damaged.Add("a");
        _shelf.IsDown = true;
        await Should.ThrowAsync<IOException>(() => InspectAsync(Of("a")));

        _shelf.IsDown = false;
        (await InspectAsync(Of("a"))).Keys.ShouldBe(["a"]);
    }

    void IModelDocuments.Validate(RegisteredModel model)
    {
        _validated.Add(model.Version);
        if (model.Version == "unreadable")
            throw new InvalidDataException("It is no model.");
    }

    private static ModelSummary Of(string version, string stamp = "1") =>
        new(version, Scope, default, default, default, "", "{}", 1, ModelState.Registered) { Stamp = stamp };

    private Task<ImmutableDictionary<string, string>> InspectAsync(params ModelSummary[] models) =>
        _inspector.InspectAsync([.. models], Cancel);

    private async Task AddAsync(params string[] versions)
    {
        foreach (var version in versions)
            await _shelf.RegisterAsync(
                new RegisteredModel(version, Scope, default, default, default, "", [], "{}", "{}", "{}", 1), "test", "",
                isRefused: false, Cancel);
    }
}
