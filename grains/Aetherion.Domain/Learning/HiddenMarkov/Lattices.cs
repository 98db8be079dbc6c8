using System.Collections.Concurrent;
using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// The largest arrays of a fit, as long as its window, for fits that follow each other: the garbage of one would otherwise stand
/// beside the arrays of the next. Any number of threads may take and give back.
/// </summary>
public sealed class Lattices
{
    private readonly ConcurrentStack<Vector256<double>[]> _idle = [];

    /// <summary>One at least as long as asked for, with whatever was in it.</summary>
    internal Vector256<double>[] Take(int length) =>
        _idle.TryPop(out Vector256<double>[]? lattice) && lattice.Length >= length
            ? lattice
            : new Vector256<double>[length];

    internal void GiveBack(Vector256<double>[] lattice) => _idle.Push(lattice);
}
