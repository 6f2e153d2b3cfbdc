"""Merge clusters that turn out to be one, and keep track of what became of each."""

from __future__ import annotations

from collections.abc import Iterable

from reader.annotate.entities.cluster.clusters import Cluster


class ClusterMerger:
    """A set of clusters that can be merged, union-find style."""

    def __init__(self, clusters: Iterable[Cluster]) -> None:
        self._clusters = list(clusters)
        self._merged_into: dict[int, Cluster] = {}
        self.owner = {span: cluster for cluster in self._clusters for span in cluster.mentions}

    def current(self, cluster: Cluster) -> Cluster:
        """The cluster that `cluster` has become part of; itself if it was not merged."""
        while id(cluster) in self._merged_into:
            cluster = self._merged_into[id(cluster)]
        return cluster

    def merge(self, host: Cluster, guest: Cluster, reason: str) -> None:
        """Merge `guest` into `host`, whose kind is kept."""
        host, guest = self.current(host), self.current(guest)
        if host is not guest:
            host.absorb(guest, reason)
            self._merged_into[id(guest)] = host

    def clusters(self) -> list[Cluster]:
        """The clusters that are left."""
        return [cluster for cluster in self._clusters if id(cluster) not in self._merged_into]
