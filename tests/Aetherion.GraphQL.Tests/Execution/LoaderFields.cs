using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Execution;

[ExtendObjectType<Square>]
public static class LoaderFields
{
    public static Task<int> GetSquareAsync([Parent] Square parent, SquareLoader loader) =>
        loader.LoadAsync(parent.Number);

    public static async Task<int?> SquareOrNull([Parent] Square parent, SquareLoader loader) =>
        await loader.LoadAsync(parent.Number);

    public static async Task<int> SquareOfSquare([Parent] Square parent, SquareLoader loader) =>
        await loader.LoadAsync(await loader.LoadAsync(parent.Number));

    public static async Task<int> SquareAfterWaiting([Parent] Square parent, SquareLoader loader)
    {
        await Task.Yield();
        return await loader.LoadAsync(parent.Number);
    }
}
