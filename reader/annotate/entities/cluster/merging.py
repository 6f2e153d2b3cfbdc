"""Clusters, some of which turn out to be one. Joins them; decides nothing."""

from __future__ import annotations

from collections.abc import Iterable

from reader.annotate.entities.cluster.clusters import Cluster


class Merging:
    """Clusters, some of which turn out to be one."""

    def __init__(self, clusters: Iterable[Cluster]) -> None:
        self._things = list(clusters)
        self._became: dict[int, Cluster] = {}
        self.owner = {span: cluster for cluster in self._things for span in cluster.mentions}

    def now(self, cluster: Cluster) -> Cluster:
        """What a cluster has become part of."""
        while id(cluster) in self._became:
            cluster = self._became[id(cluster)]
        return cluster

    def join(self, host: Cluster, guest: Cluster, reason: str) -> None:
        """Make two clusters one, of the host's kind."""
        host, guest = self.now(host), self.now(guest)
        if host is not guest:
            host.absorb(guest, reason)
            self._became[id(guest)] = host

    def clusters(self) -> list[Cluster]:
        """The clusters that are left."""
        return [cluster for cluster in self._things if id(cluster) not in self._became]
